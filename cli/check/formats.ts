import { harmlessJson } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import { asMarkdown } from "./markdown";
import { asSarif } from "./sarif";
import { asTable } from "./table";

/** How a report can be printed. */
export const formats: ReadonlyMap<string, (report: CheckReport) => string> = new Map([
  ["table", asTable],
  ["json", harmlessJson],
  ["markdown", asMarkdown],
  ["sarif", asSarif],
]);
