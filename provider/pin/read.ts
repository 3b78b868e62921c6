import { isDeepStrictEqual } from "node:util";
import type { LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import { queriesOf } from "../lookup";
import { noDrift } from "./drift";
import { acceptedRequest, refusalText, type PinForm } from "./form";
import { namedImage } from "./place";
import { argumentsOf, newRecord, withoutRecord, type PinRecord } from "./record";
import { reviewRecord, type Review } from "./review";

/** The result of read. `properties` is undefined when an import asks for an image that does not exist. */
export interface ReadPin {
  readonly properties: Arguments | undefined;
  /** The arguments of an imported pin; undefined for a refreshed one, which keeps its own. */
  readonly inputs?: Arguments;
  readonly warnings: readonly string[];
}

/** Reads a pin for `pulumi refresh` (it is recorded) or `pulumi import` (only its id is known). */
export async function readPin(
  form: PinForm,
  account: LookupContext,
  id: string,
  properties: Arguments,
): Promise<ReadPin> {
  const record = form.recordOf(properties);
  return record === undefined ? imported(form, account, id, properties) : refreshed(form, account, properties, record);
}

/**
 * Returns the outputs of a pin that is made or updated: its checked inputs, and how it stands now. When it cannot be
 * looked up, earlier observations are kept. `olds` are the outputs so far, empty for a new pin.
 */
export async function outputsOf(
  form: PinForm,
  account: LookupContext,
  inputs: Arguments,
  olds: Arguments = {},
): Promise<Arguments> {
  const record = form.recordOf(inputs);
  if (record === undefined) {
    return inputs;
  }
  const given = withoutRecord(form, inputs);
  const written = form.written(record);
  const isSamePin = isDeepStrictEqual(olds[form.idField], written[form.idField]);
  const review = await reviewRecord(account, form, form.request(given), record);
  return { ...given, ...written, ...observed(form, review, record, isSamePin ? olds : {}) };
}

/**
 * Refreshes a recorded pin. A pin is never removed from the stack because its image is gone: the stack would make a new
 * pin, and new hosts with it. It stays, and its status says so.
 */
async function refreshed(
  form: PinForm,
  account: LookupContext,
  properties: Arguments,
  record: PinRecord,
): Promise<ReadPin> {
  const given = argumentsOf(form, properties);
  const request = acceptedRequest(form, given);
  if ("refused" in request) {
    return { properties, warnings: [refusalText(request.refused)] };
  }
  const review = await reviewRecord(account, form, request, record);
  return review.kind === "unseen"
    ? { properties, warnings: review.warnings }
    : {
        properties: { ...given, ...form.written(record), ...observed(form, review, record, properties) },
        warnings: [],
      };
}

function observed(form: PinForm, review: Review, { images }: PinRecord, olds: Arguments): Arguments {
  if (review.kind === "seen") {
    const { found, newest = images, drift, status } = review;
    return { ...form.observed({ images: images.map((image, n) => found[n] ?? image), newest, drift }), status };
  }
  const asPinned = form.observed({ images, newest: images, drift: images.map(() => noDrift) });
  const before = Object.entries({ ...asPinned, status: "current" });
  return Object.fromEntries(before.map(([field, value]) => [field, olds[field] ?? value]));
}

async function imported(form: PinForm, account: LookupContext, id: string, properties: Arguments): Promise<ReadPin> {
  const ids = form.importedIds(id);
  const given = argumentsOf(form, properties);
  const request = form.request({ ...given, ...form.importedArguments(ids) });
  const [query] = queriesOf(form.settings(account.settings), request.filter, request.given);
  const found = await Promise.all(ids.map(({ imageId, zone }) => namedImage(account, query, imageId, zone)));
  const images = found.filter((image) => image !== undefined);
  if (images.length < ids.length) {
    return { properties: undefined, warnings: [] };
  }
  form.expectOnePin(images);
  const record = newRecord(account.settings, images, form.homeOf(images), query, 0);
  const inputs = { ...given, ...form.importedArguments(ids, images), ...form.written(record) };
  return { properties: await outputsOf(form, account, inputs), inputs, warnings: [] };
}
