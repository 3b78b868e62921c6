import { asMarkdown } from "./markdown";
import { asSarif } from "./sarif";
import { asSlack } from "./slack";
import type { CheckReport } from "../../stacks/check-stacks";

/** The output formats that only `check` has. */
export const reportFormats: Readonly<Record<string, (report: CheckReport) => string>> = {
  markdown: asMarkdown,
  sarif: asSarif,
  slack: asSlack,
};
