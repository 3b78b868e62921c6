import type { LookupContext } from "../context";
import { filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { imageById, queriesOf } from "../lookup";
import { pinnedImageArguments } from "./arguments";
import { noDrift } from "./drift";
import { argumentsOf, newRecord, recordOf, withoutRecord, type PinRecord } from "./record";
import { reviewRecord, type Review } from "./review";

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
 * The outputs of a pin that is made or updated: its checked inputs, and how it stands now. Where nobody can look, what
 * was observed before stays; `olds` are the outputs until now, empty for a new pin.
 */
export async function outputsOf(account: LookupContext, inputs: Arguments, olds: Arguments = {}): Promise<Arguments> {
  const record = recordOf(inputs);
  if (record === undefined) {
    return inputs;
  }
  const args = parseArguments(pinnedImageArguments, withoutRecord(inputs));
  const review = await reviewRecord(account, args, argumentsOf(inputs), record);
  const isSamePin = olds["imageId"] === record.imageId;
  return {
    ...withoutRecord(inputs),
    ...record,
    ...observed(review, record, isSamePin ? olds : {}),
  };
}

/**
 * A pin is never taken from the stack because its image is gone: the stack would make a new pin, and new hosts with
 * it. It stays, and says so.
 */
async function refreshed(account: LookupContext, properties: Arguments, record: PinRecord): Promise<ReadPin> {
  const given = argumentsOf(properties);
  const review = await reviewRecord(account, parseArguments(pinnedImageArguments, given), given, record);
  return review.kind === "unseen"
    ? { properties, warnings: review.warnings }
    : { properties: { ...given, ...record, ...observed(review, record, properties) }, warnings: [] };
}

function observed(review: Review, { imageId, image }: PinRecord, olds: Arguments): Arguments {
  return review.kind === "unseen"
    ? {
        image: olds["image"] ?? image,
        status: olds["status"] ?? "current",
        newestImageId: olds["newestImageId"] ?? imageId,
        drift: olds["drift"] ?? noDrift,
      }
    : {
        image: review.found ?? image,
        status: review.status,
        newestImageId: review.newest?.imageId ?? imageId,
        drift: review.drift,
      };
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
  const record = newRecord(account.settings, image, query, 0);
  const inputs = { ...given, region, ...(zone !== undefined && { zone }), ...record };
  return { properties: await outputsOf(account, inputs), inputs, warnings: [] };
}
