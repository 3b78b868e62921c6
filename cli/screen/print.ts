import { harmless } from "../../provider/text/printable";
import { colours } from "./colours";
import { statusLine } from "./status-line";

/** Prints an answer on standard output; an empty one prints nothing. */
export function printOutput(text: string): void {
  statusLine.clear();
  if (text !== "") {
    process.stdout.write(`${text}\n`);
  }
}

/** Prints what went wrong on standard error; where there are colours, the headline in red and the report below plain. */
export function printError(message: string): void {
  statusLine.clear();
  const [headline = "", ...report] = harmlessLines(message).split("\n");
  process.stderr.write(`${[colours(process.stderr).red(headline), ...report].join("\n")}\n`);
}

/** Prints what a person should know although the work goes on. */
export function printWarning(text: string): void {
  statusLine.above(() => process.stderr.write(`${colours(process.stderr).yellow(harmlessLines(text))}\n`));
}

/** Each line by itself, so that the breaks that this package made stay and nothing from elsewhere acts. */
export function harmlessLines(text: string): string {
  return text
    .split("\n")
    .map((line) => harmless(line, longestLine))
    .join("\n");
}

const longestLine = 2000;
