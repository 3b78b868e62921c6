import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the page brings along for the browser. */
export interface BrowserParts {
  /** Its program, plotting library included. */
  readonly script: string;
  readonly style: string;
}

/** The files that the build put beside this one. */
export function browserParts(): BrowserParts {
  return { script: readPart("page.js"), style: readPart("page.css") };
}

function readPart(name: string): string {
  return readFileSync(join(__dirname, name), "utf8");
}
