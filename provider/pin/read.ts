import type { LookupContext } from "../context";
import { filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { imageById, queriesOf } from "../lookup";
import { pinnedImageArguments } from "./arguments";
import { argumentsOf, recordFor, recordOf, type PinRecord } from "./record";
import { reviewPin } from "./review";

/** The answer of read. `undefined` properties: an import asked for an image that is not there. */
export interface ReadPin {
  readonly properties: Arguments | undefined;
  /** The arguments that an imported pin has; undefined for a refreshed one, which keeps its own. */
  readonly inputs?: Arguments;
  readonly warnings: readonly string[];
}

/** Reads a pin for `pulumi refresh` (it is recorded) or `pulumi import` (only its id is known). */
export async function readPin(account: LookupContext, id: string, properties: Arguments): Promise<ReadPin> {
  const record = recordOf(properties);
  return record === undefined ? imported(account, id, properties) : refreshed(account, properties, record);
}

/**
 * A pin is never taken from the stack because its image is gone: the stack would make a new pin, and new hosts with
 * it. It stays, and says so.
 */
async function refreshed(account: LookupContext, properties: Arguments, record: PinRecord): Promise<ReadPin> {
  const given = argumentsOf(properties);
  const args = parseArguments(pinnedImageArguments, given);
  const review = await reviewPin(account, args, queriesOf(account.settings, filterOf(args), given), record.image);
  return review.kind === "unseen"
    ? { properties, warnings: review.warnings }
    : { properties: { ...given, ...recordFor(review.found ?? record.image, review) }, warnings: [] };
}

async function imported(account: LookupContext, id: string, properties: Arguments): Promise<ReadPin> {
  const given = argumentsOf(properties);
  const args = parseArguments(pinnedImageArguments, given);
  const [query] = queriesOf(account.settings, filterOf(args), given);
  const image = await imageById(account, query, id);
  if (image === undefined) {
    return { properties: undefined, warnings: [] };
  }
  const { region, zone } = image;
  const inputs = { ...given, region, ...(zone !== undefined && { zone }), imageId: id };
  return { properties: { ...inputs, ...recordFor(image) }, inputs, warnings: [] };
}
