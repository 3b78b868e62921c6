import { optionFor } from "../provider/lockfile/missing-answer";

/** Returns the option for a field's path in an error: `--features` for `features[0]`. */
export function optionName(field: string): string {
  return optionFor(field.replaceAll(/\[\d+\]/g, ""));
}
