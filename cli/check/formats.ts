import { harmlessJson } from "../../provider/text/harmless-json";
import { asMarkdown } from "./markdown";
import { asSarif } from "./sarif";
import { asTable } from "./table";
import type { CheckReport } from "./check-stacks";

/** How a report can be printed. */
export const formats: ReadonlyMap<string, (report: CheckReport) => string> = new Map([
  ["table", asTable],
  ["json", harmlessJson],
  ["markdown", asMarkdown],
  ["sarif", asSarif],
]);
