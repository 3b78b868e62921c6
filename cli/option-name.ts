import { optionFor } from "../provider/lockfile/missing-answer";

/** The option for the path of a field as an error names it: `--features` for `features[0]`. */
export function optionName(field: string): string {
  return optionFor(field.replaceAll(/\[\d+\]/g, ""));
}
