import { asMarkdown } from "./markdown";
import { asSarif } from "./sarif";
import { asSlack } from "./slack";
import type { CheckReport } from "../../stacks/check-stacks";

/** How only this report can be printed. */
export const reportFormats: Readonly<Record<string, (report: CheckReport) => string>> = {
  markdown: asMarkdown,
  sarif: asSarif,
  slack: asSlack,
};
