import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One row of docs/faults.md. */
export interface Row {
  readonly fault: string;
  readonly requests: { readonly least: number; readonly most: number };
  /** "the image", "the odd image", or undefined when it is an error. */
  readonly result: string | undefined;
  /** Of the error, else of the warning; undefined when there is neither. */
  readonly message: RegExp | undefined;
  /** Whether the next check of a recorded pin is undisturbed, although a lookup fails. */
  readonly pinSees: boolean;
}

/** All rows of all tables of docs/faults.md. */
export function readTable(): Row[] {
  const text = readFileSync(join(__dirname, "..", "..", "docs", "faults.md"), "utf8");
  const lines = text.split("\n").filter((line) => line.startsWith("|") && !/^\| (Fault |-)/.test(line));
  return lines.map((line) => {
    const [, fault = "", requests = "", sees = ""] = line.split("|").map((cell) => cell.trim());
    const message = /`(.*)`/.exec(sees)?.[1];
    return {
      fault,
      requests: countIn(requests),
      result: /^the (odd )?image/.exec(sees)?.[0],
      message: message === undefined ? undefined : patternOf(message),
      pinSees: sees.endsWith("A recorded pin sees its image."),
    };
  });
}

function countIn(cell: string): Row["requests"] {
  const most = Number(/^(at most )?(\d+)$/.exec(cell)?.[2]);
  if (Number.isNaN(most)) throw new Error(`"${cell}" is no number of requests.`);
  return { least: cell.startsWith("at most") ? 1 : most, most };
}

/** In the tables … stands for what differs from case to case. */
function patternOf(message: string): RegExp {
  const parts = message.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`);
}
