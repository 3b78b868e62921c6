import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The script and the style of the page. */
export interface BrowserParts {
  /** The page's program with its plotting library. */
  readonly script: string;
  readonly style: string;
}

/** Returns the script and the style, from the files that the build puts beside this one. */
export function browserParts(): BrowserParts {
  return { script: readPart("page.js"), style: readPart("page.css") };
}

function readPart(name: string): string {
  return readFileSync(join(__dirname, name), "utf8");
}
