import { printableText } from "../../provider/text/printable";
import { colours } from "./colours";
import { statusLine } from "./status-line";

/** Prints a text on standard output; prints nothing when it is empty. */
export function printOutput(text: string): void {
  statusLine.clear();
  if (text !== "") {
    process.stdout.write(`${text}\n`);
  }
}

/** Prints an error on standard error, its first line in red where colours are on. */
export function printError(message: string): void {
  statusLine.clear();
  const [headline = "", ...report] = printableLines(message).split("\n");
  process.stderr.write(`${[colours(process.stderr).red(headline), ...report].join("\n")}\n`);
}

/** Prints a warning on standard error while the work goes on. */
export function printWarning(text: string): void {
  statusLine.above(() => process.stderr.write(`${colours(process.stderr).yellow(printableLines(text))}\n`));
}

/** Returns a text with every line made printable. Keeps the line breaks, since this package made them. */
export function printableLines(text: string): string {
  return text
    .split("\n")
    .map((line) => printableText(line, longestLine))
    .join("\n");
}

const longestLine = 2000;
