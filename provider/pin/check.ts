import { inspect, isDeepStrictEqual } from "node:util";
import { asIfWaited, type LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import { brokenCriteria, type Criterion } from "../filter/criteria";
import { isWrittenByProgram, type Query } from "../filter/query";
import type { Image } from "../image/image";
import { imageLabel } from "../image/image-text";
import { queriesOf } from "../lookup";
import { ArgumentError, type ArgumentProblem } from "../text/argument-error";
import { printableText } from "../text/printable";
import { hasUnknown, unknownValue } from "../unknown-values";
import { contradictions, decide, given, nearestQuery, newlyFailed, type MoveReason } from "./decide";
import {
  acceptedRequest,
  refusalText,
  type ChosenImages,
  type NamedImage,
  type PinForm,
  type PinLookup,
  type PinRequest,
  type StayingPin,
} from "./form";
import { MoveMemory } from "./move-memory";
import { namedImage, queriesInPlace, recordedQueries } from "./place";
import { areOfUCloud, argumentsOf, newRecord, placeOf, withoutRecord, type PinRecord } from "./record";
import { lookAgain, reviewPin, reviewRecord, type Review } from "./review";

/** The result of check: what to record, what is wrong with the arguments, and what the pin's row shows. */
export interface CheckedPin {
  readonly inputs: Arguments;
  readonly problems: readonly ArgumentProblem[];
  readonly warnings: readonly string[];
  /** Information that needs no action: why the pin moves, and how to go back. */
  readonly notices: readonly string[];
}

/**
 * Resolves a pin during check, so that preview and everything that depends on the pin see known ids. `olds` are the
 * recorded inputs (empty for a new pin), and `news` are the program's arguments. `moves` remembers what moved in this
 * process. `pin` identifies the pin there: its URN, or its arguments when nothing else is known.
 */
export async function checkPin(
  form: PinForm,
  account: LookupContext,
  olds: Arguments,
  news: Arguments,
  moves = new MoveMemory<CheckedPin>(),
  pin: string = inspect(withoutRecord(form, news), { depth: Infinity, sorted: true }),
): Promise<CheckedPin> {
  const isRecorded = Object.keys(olds).length > 0;
  const repeated = moves.repeated(pin, isRecorded);
  if (repeated !== undefined) {
    return repeated;
  }
  const answer = await checkOnce(form, account, olds, withoutRecord(form, news));
  const record = form.recordOf(olds);
  return moves.remember(pin, answer, record !== undefined && hasMoved(form, record, answer));
}

/** Returns the warnings for the row of a recorded pin, for a surface that cannot show them during check. */
export async function warningsOf(
  form: PinForm,
  account: LookupContext,
  news: Arguments,
  properties: Arguments,
): Promise<readonly string[]> {
  const record = form.recordOf(properties);
  if (record === undefined) {
    return [];
  }
  const request = acceptedRequest(form, withoutRecord(form, news));
  return "refused" in request
    ? [refusalText(request.refused)]
    : (await reviewRecord(account, form, request, record)).warnings;
}

async function checkOnce(form: PinForm, account: LookupContext, olds: Arguments, news: Arguments): Promise<CheckedPin> {
  try {
    const record = form.recordOf(olds);
    if (hasUnknown(news)) {
      return record === undefined || hasUnknown([news[form.idField], news["triggers"]])
        ? settled({ ...unknownRecord(form), ...news })
        : noted(settled({ ...news, ...form.written(record) }), unknownNote);
    }
    const request = acceptedRequest(form, news);
    if ("refused" in request) {
      if (record === undefined || isEdited(form, argumentsOf(form, olds), news, record)) {
        throw request.refused;
      }
      return { ...settled({ ...news, ...form.written(record) }), warnings: [refusalText(request.refused)] };
    }
    if (record !== undefined) {
      return await checkRecorded(form, account, argumentsOf(form, olds), record, request, news);
    }
    if (Object.keys(olds).length > 0 && request.named === undefined) {
      throw unfit(
        form,
        "is missing in the state of this pin, so nobody knows what is pinned. Name the image here, or restore the state.",
      );
    }
    const queries = queriesOf(form.settings(account.settings), request.filter, request.given);
    return await pinAnew({ account, form, request, queries }, news);
  } catch (error) {
    if (error instanceof ArgumentError) {
      return { inputs: news, problems: error.problems, warnings: [], notices: [] };
    }
    throw error;
  }
}

/**
 * Returns whether the program's arguments differ from the recorded ones, or name other images than the recorded ones.
 */
function isEdited(
  form: PinForm,
  recorded: Arguments,
  { [form.idField]: named, ...news }: Arguments,
  record: PinRecord,
) {
  const isNamed = named !== undefined && !isDeepStrictEqual(named, form.written(record)[form.idField]);
  return isNamed || !isDeepStrictEqual(given(recorded), given(news));
}

/** Returns a record of unknown values. When arguments depend on something not made yet, their choice is unknown too. */
function unknownRecord({ unknownFields }: PinForm): Arguments {
  return Object.fromEntries(unknownFields.map((field) => [field, unknownValue]));
}

function settled(inputs: Arguments): CheckedPin {
  return { inputs, problems: [], warnings: [], notices: [] };
}

const unknownNote =
  "Some arguments are not known yet. The pin stays, unless the update finds that they exclude its image.";

async function checkRecorded(
  form: PinForm,
  account: LookupContext,
  oldArguments: Arguments,
  record: PinRecord,
  request: PinRequest,
  news: Arguments,
): Promise<CheckedPin> {
  const settings = form.settings(account.settings);
  const place = placeOf(record, settings.projectId?.value);
  const lookup = { account, form, request, queries: queriesInPlace(settings, request.filter, request.given, place) };
  const oldFilter = readable(form, oldArguments).filter;
  const oldQueries = recordedQueries(settings, oldFilter, oldArguments, place);
  const now = account.now();
  const oldChosenBy = record.pinned?.query ?? nearestQuery(record.images, oldQueries, now);
  const oldQuery = oldQueries[oldChosenBy] ?? oldQueries[0];
  const sight = await lookAgain(account, form, oldQuery, record);
  const today = record.images.map((image, n) => (sight.kind === "seen" ? sight.found[n] : undefined) ?? image);
  const decision = decide(
    { args: withoutZones(oldArguments), queries: oldQueries, chosenBy: oldChosenBy },
    { args: withoutZones(request.given), queries: lookup.queries, names: namesOf(request, record) },
    stillAsked(today, request),
    now,
  );
  switch (decision.kind) {
    case "refuse":
      throw contradiction(form, today, decision.demands);
    case "adopt": {
      const against = (image: Image) =>
        contradictions(
          lookup.queries.map((query) => newlyFailed(image, query, oldQuery, now)),
          lookup.queries,
        );
      const chosen = await adopted(lookup, request.named ?? [], { images: today, against });
      return moved(form, await pinned(lookup, news, chosen), today, `${form.idField} names another image`);
    }
    case "move":
      return moved(form, await pinAnew(lookup, news), today, reasonText(decision.because));
    case "stay": {
      const stay = await form.inAskedZones(lookup, { record, standsOn: decision.chosenBy, sight });
      return "because" in stay
        ? moved(form, await pinAnew(lookup, news), today, stay.because)
        : stayed(lookup, stay, news, today);
    }
  }
}

/** Returns whether the program names the pinned images or others; undefined when it names none. */
function namesOf({ named }: PinRequest, { images }: PinRecord): "pinned" | "others" | undefined {
  const isPinned = (each: NamedImage) =>
    images.some(({ imageId, zone }) => imageId === each.imageId && (each.zone === undefined || each.zone === zone));
  return named === undefined ? undefined : named.every(isPinned) ? "pinned" : "others";
}

/**
 * Returns arguments without their zones. Another zone is not another demand: its image is decided when the pin stays.
 */
function withoutZones({ zones: _zones, ...args }: Arguments): Arguments {
  return args;
}

/** Returns the images of the zones that are still asked for; all images when none of their zones is. */
function stillAsked(images: readonly Image[], { zones }: PinRequest): readonly Image[] {
  const asked = images.filter(({ zone }) => zone !== undefined && zones.includes(zone));
  return asked.length > 0 ? asked : images;
}

async function stayed(
  lookup: PinLookup,
  { record, standsOn, sight }: StayingPin,
  news: Arguments,
  today: readonly Image[],
): Promise<CheckedPin> {
  const { form, queries } = lookup;
  const kept = keptRecord(lookup, queries[standsOn] ?? queries[0], { record, standsOn, sight });
  const review = await reviewPin(lookup, { record: kept, standsOn, sight });
  return review.kind === "seen" && review.move !== undefined
    ? moved(form, await pinned(lookup, news, review.move), today, review.move.because)
    : answered(form, news, kept, review);
}

/** Pins what the arguments ask for now. They may ask for an image that the pin waited for. */
async function pinAnew(lookup: PinLookup, news: Arguments): Promise<CheckedPin> {
  const { named: ids } = lookup.request;
  const waited = { ...lookup, account: asIfWaited(lookup.account) };
  return pinned(lookup, news, await (ids === undefined ? lookup.form.find(waited) : adopted(lookup, ids)));
}

async function pinned(
  lookup: PinLookup,
  news: Arguments,
  { images, chosenBy: standsOn }: ChosenImages,
): Promise<CheckedPin> {
  const { account, form, queries } = lookup;
  const record = newRecord(account.settings, images, form.homeOf(images), queries[standsOn] ?? queries[0], standsOn);
  const sight = { kind: "seen", found: images } as const;
  return answered(form, news, record, await reviewPin(lookup, { record, standsOn, sight }));
}

function answered(form: PinForm, news: Arguments, record: PinRecord, review: Review): CheckedPin {
  const failures = review.kind === "seen" ? review.failures : [];
  return {
    inputs: { ...news, ...form.written(record) },
    problems: failures.map((reason) => ({ field: form.idField, reason })),
    warnings: review.warnings,
    notices: [],
  };
}

/** Returns the same answer, with a notice of why the pin moves and of the line that takes it back. */
function moved(form: PinForm, answer: CheckedPin, from: readonly Image[], because: string): CheckedPin {
  const to = form.recordOf(answer.inputs);
  if (to === undefined || !hasMoved(form, { images: from }, answer)) {
    return answer;
  }
  const { words } = form;
  return noted(
    answer,
    `The pin moves from ${words.all(from)} to ${words.ids(to.images)}, because ${because}. ` +
      `To go back, add this line to its arguments${words.alsoToGoBack(from, to.images)}: ${words.line(from)}`,
    from.length,
  );
}

function hasMoved(form: PinForm, before: PinRecord, { inputs }: CheckedPin): boolean {
  const after = inputs[form.idField];
  return after !== unknownValue && form.isAnother(form.written(before)[form.idField], after);
}

/**
 * Returns the same answer with a note for the pin's row. The note is also an input, but never recorded as an output:
 * `--diff` shows it, and a program can print it where its provider cannot.
 */
function noted(answer: CheckedPin, note: string, images = 1): CheckedPin {
  const notice = printableText(note, 1000 * images);
  return { ...answer, inputs: { ...answer.inputs, notice }, notices: [...answer.notices, notice] };
}

function reasonText(because: MoveReason): string {
  if (because === "triggers") {
    return "its triggers changed";
  }
  const texts = because.demands.map(({ text }) => printableText(text));
  return `${texts.join(" and ")} ${texts.length === 1 ? "excludes" : "exclude"} it`;
}

/** Images that are pinned already, and the demands of an edit that one of them fails, query by query. */
interface KnownImages {
  readonly images: readonly Image[];
  readonly against: (image: Image) => readonly (readonly Criterion[])[];
}

/**
 * Returns the images that the program names by their ids. Throws an ArgumentError unless all of them exist and meet the
 * program's own demands. Defaults refuse nothing. An image that the pin already has in one of its zones is held only to
 * the edit.
 */
async function adopted(lookup: PinLookup, ids: readonly NamedImage[], known?: KnownImages): Promise<ChosenImages> {
  const { form, queries } = lookup;
  const judged = await Promise.all(ids.map((each) => judgedImage(lookup, each, known)));
  const images = judged.map(({ image }) => image);
  form.expectOnePin(images);
  const chosenBy = queries.findIndex((_, position) => judged.every(({ against }) => against[position]?.length === 0));
  const refused = judged.find(({ against }) => against[0]?.length !== 0);
  if (chosenBy < 0 && refused !== undefined) {
    const [demands = []] = refused.against;
    const zone = demands.find(({ field }) => field === "zone");
    throw unfit(
      form,
      zone === undefined
        ? `${imageLabel(refused.image)} is not what the other arguments ask for: ${demands.map(({ text }) => text).join("; ")}.`
        : `${imageLabel(refused.image)} is in zone ${refused.image.zone}, and starts no host in ${String(zone.value)}.`,
    );
  }
  return { images, chosenBy: Math.max(chosenBy, 0) };
}

interface JudgedImage {
  readonly image: Image;
  /** The program's demands that the image fails, query by query. */
  readonly against: readonly (readonly Criterion[])[];
}

async function judgedImage(
  { account, form, queries }: PinLookup,
  { imageId, zone }: NamedImage,
  known: KnownImages | undefined,
): Promise<JudgedImage> {
  const pinned = known?.images.find((image) => image.imageId === imageId && image.zone === zone);
  if (pinned !== undefined && known !== undefined) {
    return { image: pinned, against: known.against(pinned) };
  }
  const image = await namedImage(account, queries[0], imageId, zone);
  if (image === undefined) {
    const { region } = queries[0].filter;
    throw unfit(
      form,
      `${imageId} does not exist in ${zone === undefined ? `region ${region}` : `the region of ${zone}`}.`,
    );
  }
  const against = queries.map((asked) => {
    const own = zone === undefined ? asked : inZone(asked, zone);
    return brokenCriteria(image, own.filter, account.now()).filter(
      ({ field, isImplied }) => isWrittenByProgram(own, field) && isImplied !== true,
    );
  });
  return { image, against };
}

/** Limits a query to the zone that the program names the image for. An image of another zone does not serve there. */
function inZone({ filter, origins }: Query, zone: string): Query {
  return { filter: { ...filter, zone, acrossZones: false }, origins: { ...origins, zone: "argument" } };
}

function contradiction(form: PinForm, images: readonly Image[], demands: readonly Criterion[]): ArgumentError {
  const texts = demands.map(({ text }) => text).join("; ");
  return unfit(
    form,
    `${form.words.all(images)} does not meet what this edit asks for: ${texts}. Take that back, or name another image, ` +
      "or none.",
  );
}

/** Returns an error about the ids. Its reason is made printable, since anybody can write ids, zones and demands. */
function unfit({ idField }: PinForm, reason: string): ArgumentError {
  return new ArgumentError([{ field: idField, reason: printableText(reason, 1000) }]);
}

/**
 * Returns what the recorded arguments ask for, without those that this version refuses: an upgrade alone must not fail.
 */
function readable(form: PinForm, recorded: Arguments): PinRequest {
  try {
    return form.request(recorded);
  } catch (error) {
    const refused = error instanceof ArgumentError ? error.problems.map(({ field }) => field.split(/[.[]/)[0]) : [];
    const rest = Object.fromEntries(Object.entries(recorded).filter(([field]) => !refused.includes(field)));
    if (Object.keys(rest).length === Object.keys(recorded).length) {
      throw error;
    }
    return readable(form, rest);
  }
}

/** Returns the record of a pin that stays, completed where version 0.1 or an import left gaps. */
function keptRecord(
  { account, form }: PinLookup,
  query: Query,
  { record: { images: recorded, pinned: before }, standsOn, sight }: StayingPin,
): PinRecord {
  const found = sight.kind === "seen" ? sight.found : [];
  const images = recorded.map((image, n) => (isBare(image) ? (found[n] ?? image) : image));
  const seen = images.map((image, n) => found[n] ?? image);
  const { pinned: fresh } = newRecord(account.settings, seen, form.homeOf(seen), query, standsOn);
  const isSeen = found.some((image) => image !== undefined);
  const owner = before?.owner ?? (isSeen ? fresh?.owner : undefined);
  const { owner: _seen, ...place } = { ...fresh, ...before };
  const { projectId } = query.filter;
  return {
    images,
    pinned: {
      ...place,
      ...(projectId !== undefined && !areOfUCloud(images) && { projectId }),
      ...(owner !== undefined && { owner }),
      query: standsOn,
    },
  };
}

/** Returns whether only the id is recorded, as version 0.1 did for an imported image. */
function isBare({ imageType, osName, createTime, features }: Image): boolean {
  return imageType === undefined && osName === undefined && createTime === undefined && features.length === 0;
}
