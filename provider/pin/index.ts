import type { LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import { checkPin as checkPinOf, warningsOf as warningsOfPin, type CheckedPin } from "./check";
import { diffPin as diffPinOf, type PinDiff } from "./diff";
import type { PinForm } from "./form";
import type { MoveMemory } from "./move-memory";
import { oneImage } from "./one-image";
import { outputsOf as outputsOfPin, readPin as readPinOf, type ReadPin } from "./read";

export type { CheckedPin } from "./check";
export { MoveMemory } from "./move-memory";
export type { ChangedProperty } from "./diff";

/**
 * The life cycle of a pin. The dynamic provider and the plugin both serve it and add nothing of their own. Create and
 * update record what check resolved and how the pin stands then. Delete has nothing to undo.
 */
export interface PinResource {
  readonly form: PinForm;
  readonly check: (
    account: LookupContext,
    olds: Arguments,
    news: Arguments,
    moves?: MoveMemory<CheckedPin>,
    pin?: string,
  ) => Promise<CheckedPin>;
  readonly warnings: (account: LookupContext, news: Arguments, properties: Arguments) => Promise<readonly string[]>;
  readonly diff: (olds: Arguments, news: Arguments) => PinDiff;
  readonly outputs: (account: LookupContext, inputs: Arguments, olds?: Arguments) => Promise<Arguments>;
  readonly read: (account: LookupContext, id: string, properties: Arguments) => Promise<ReadPin>;
}

export function pinResource(form: PinForm): PinResource {
  return {
    form,
    check: (...given) => checkPinOf(form, ...given),
    warnings: (...given) => warningsOfPin(form, ...given),
    diff: (...given) => diffPinOf(form, ...given),
    outputs: (...given) => outputsOfPin(form, ...given),
    read: (...given) => readPinOf(form, ...given),
  };
}

/** The `PinnedImage` resource. */
export const pinnedImage = pinResource(oneImage);

export const { check: checkPin, warnings: warningsOf, diff: diffPin, outputs: outputsOf, read: readPin } = pinnedImage;
