import type { LookupContext } from "../../../provider/context";
import type { Arguments } from "../../../provider/filter/arguments";
import { checkPin, outputsOf, type CheckedPin } from "../../../provider/pin";

/** What a check makes of a pin, and what an update would record after it; nothing where the check fails. */
export async function checkAndRecord(
  account: LookupContext,
  olds: Arguments,
  news: Arguments,
): Promise<CheckedPin & { readonly outputs: Arguments }> {
  const checked = await checkPin(account, olds, news);
  return { ...checked, outputs: checked.problems.length > 0 ? {} : await outputsOf(account, checked.inputs) };
}
