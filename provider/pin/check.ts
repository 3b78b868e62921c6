import { inspect } from "node:util";
import type { LookupContext } from "../context";
import { filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { brokenCriteria, type Criterion } from "../filter/criteria";
import { isWrittenByProgram, type Queries, type Query } from "../filter/query";
import type { Image } from "../image/image";
import { named } from "../image/image-text";
import { findImage, imageById, queriesOf } from "../lookup";
import { ArgumentError, type ArgumentProblem } from "../text/argument-error";
import { printableText } from "../text/printable";
import { pinnedImageArguments, type PinnedImageArguments } from "./arguments";
import { decide, nearestQuery, type MoveReason } from "./decide";
import { MoveMemory } from "./move-memory";
import { queriesInPlace, recordedQueries } from "./place";
import { argumentsOf, newRecord, placeOf, recordOf, withoutRecord, type PinRecord } from "./record";
import { lookAgain, reviewPin, reviewRecord, type Review, type Sight } from "./review";
import { hasUnknown, unknownValue } from "./unknown-values";

/** The answer of check: what to record, what is wrong with the arguments, and what the pin's row should say. */
export interface CheckedPin {
  readonly inputs: Arguments;
  readonly problems: readonly ArgumentProblem[];
  readonly warnings: readonly string[];
  /** What a person may want to know and need not act on: why the pin moves, and the way back. */
  readonly notices: readonly string[];
}

/**
 * Resolves a pin, in check, so that preview and everything that depends on the pin see a known id. `olds` are the
 * recorded inputs (empty for a new pin), `news` the program's arguments. `moves` remembers what moved in this process,
 * and `pin` tells one pin from another there: its URN, or its arguments where nothing else is known.
 */
export async function checkPin(
  account: LookupContext,
  olds: Arguments,
  news: Arguments,
  moves = new MoveMemory<CheckedPin>(),
  pin: string = inspect(withoutRecord(news), { depth: Infinity, sorted: true }),
): Promise<CheckedPin> {
  const isRecorded = Object.keys(olds).length > 0;
  const repeated = moves.repeated(pin, isRecorded);
  if (repeated !== undefined) {
    return repeated;
  }
  const answer = await checkOnce(account, olds, withoutRecord(news));
  const { imageId } = answer.inputs;
  const before = recordOf(olds)?.imageId;
  const hasMoved = before !== undefined && imageId !== before && imageId !== unknownValue;
  return moves.remember(pin, answer, hasMoved);
}

/** What the row of a recorded pin should say, for a surface that can't say it while it checks. */
export async function warningsOf(
  account: LookupContext,
  news: Arguments,
  properties: Arguments,
): Promise<readonly string[]> {
  const record = recordOf(properties);
  if (record === undefined) {
    return [];
  }
  const args = parseArguments(pinnedImageArguments, withoutRecord(news));
  return (await reviewRecord(account, args, news, record)).warnings;
}

async function checkOnce(account: LookupContext, olds: Arguments, news: Arguments): Promise<CheckedPin> {
  try {
    const record = recordOf(olds);
    if (hasUnknown(news)) {
      return record === undefined || hasUnknown([news["imageId"], news["triggers"]])
        ? settled({ ...unknownRecord, ...news })
        : noted(settled({ ...news, ...record }), unknownNote);
    }
    const args = parseArguments(pinnedImageArguments, news);
    if (record !== undefined) {
      return await checkRecorded(account, argumentsOf(olds), record, args, news);
    }
    if (Object.keys(olds).length > 0 && args.imageId === undefined) {
      throw unfit(
        "is missing in the state of this pin, so nobody knows what is pinned. Name the image here, or restore the state.",
      );
    }
    return await pinAnew(account, args, queriesOf(account.settings, filterOf(args), news), news);
  } catch (error) {
    if (error instanceof ArgumentError) {
      return { inputs: news, problems: error.problems, warnings: [], notices: [] };
    }
    throw error;
  }
}

/** Arguments that depend on something not made yet: what they choose is not known before the update either. */
const unknownRecord = Object.fromEntries(["imageId", "image", "pinned"].map((field) => [field, unknownValue]));

function settled(inputs: Arguments): CheckedPin {
  return { inputs, problems: [], warnings: [], notices: [] };
}

const unknownNote =
  "Some arguments are not known yet. The pin stays, unless the update finds that they exclude its image.";

async function checkRecorded(
  account: LookupContext,
  oldArguments: Arguments,
  record: PinRecord,
  args: PinnedImageArguments,
  news: Arguments,
): Promise<CheckedPin> {
  const { settings } = account;
  const place = placeOf(record, settings.projectId?.value);
  const queries = queriesInPlace(settings, filterOf(args), news, place);
  const oldQueries = recordedQueries(settings, filterOf(readable(oldArguments)), oldArguments, place);
  const now = account.now();
  const oldChosenBy = record.pinned?.query ?? nearestQuery(record.image, oldQueries, now);
  const sight = await lookAgain(account, oldQueries[oldChosenBy] ?? oldQueries[0], record);
  const image = (sight.kind === "seen" ? sight.found : undefined) ?? record.image;
  const { imageId, ...others } = news;
  const decision = decide(
    { args: oldArguments, queries: oldQueries, chosenBy: oldChosenBy, imageId: record.imageId },
    { args: others, queries, imageId: args.imageId },
    image,
    now,
  );
  switch (decision.kind) {
    case "refuse":
      throw contradiction(image, decision.demands);
    case "adopt":
      return moved(await pinAnew(account, args, queries, news), image, "imageId names another image");
    case "move":
      return moved(await pinAnew(account, args, queries, news), image, reasonText(decision.because));
    case "stay": {
      const standsOn = decision.chosenBy;
      const kept = keptRecord(account, record, queries[standsOn] ?? queries[0], standsOn, sight);
      const review = await reviewPin(account, args, queries, { record: kept, standsOn, sight });
      return review.kind === "seen" && review.move !== undefined
        ? moved(await pinned(account, args, queries, news, review.move), image, review.move.because)
        : answered(news, kept, review);
    }
  }
}

/** What an image was pinned by: the query that chose it, or that it meets. */
interface Chosen {
  readonly image: Image;
  readonly chosenBy: number;
}

/** Pins what the arguments ask for now. */
async function pinAnew(
  account: LookupContext,
  args: PinnedImageArguments,
  queries: Queries,
  news: Arguments,
): Promise<CheckedPin> {
  if (args.imageId !== undefined) {
    return pinned(account, args, queries, news, await adopted(account, queries, args.imageId));
  }
  const { image, matchedFallback } = await findImage(account, queries);
  return pinned(account, args, queries, news, { image, chosenBy: (matchedFallback ?? -1) + 1 });
}

async function pinned(
  account: LookupContext,
  args: PinnedImageArguments,
  queries: Queries,
  news: Arguments,
  { image, chosenBy: standsOn }: Chosen,
): Promise<CheckedPin> {
  const record = newRecord(account.settings, image, queries[standsOn] ?? queries[0], standsOn);
  const sight = { kind: "seen", found: image } as const;
  return answered(news, record, await reviewPin(account, args, queries, { record, standsOn, sight }));
}

function answered(news: Arguments, record: PinRecord, review: Review): CheckedPin {
  const failures = review.kind === "seen" ? review.failures : [];
  return {
    inputs: { ...news, ...record },
    problems: failures.map((reason) => ({ field: "imageId", reason })),
    warnings: review.warnings,
    notices: [],
  };
}

/** The same answer, with what a person wants to know of a move: why, and the line that takes it back. */
function moved(answer: CheckedPin, from: Image, because: string): CheckedPin {
  const { imageId } = answer.inputs;
  if (imageId === from.imageId) {
    return answer;
  }
  const back = `imageId: ${JSON.stringify(from.imageId)}`;
  return noted(
    answer,
    `The pin moves from ${named(from)} to ${String(imageId)}, because ${because}. ` +
      `To go back, add this line to its arguments: ${back}`,
  );
}

/**
 * The same answer with a note for the pin's row. It is among the inputs too, but never recorded as an output: so
 * `--diff` shows it, and a program can print it where its provider can't.
 */
function noted(answer: CheckedPin, note: string): CheckedPin {
  const notice = printableText(note, 1000);
  return { ...answer, inputs: { ...answer.inputs, notice }, notices: [...answer.notices, notice] };
}

function reasonText(because: MoveReason): string {
  if (because === "triggers") {
    return "its triggers changed";
  }
  const texts = because.demands.map(({ text }) => printableText(text));
  return `${texts.join(" and ")} ${texts.length === 1 ? "excludes" : "exclude"} it`;
}

/** A known id is pinned only if it is there, and what the program's own demands describe. Defaults refuse nothing. */
async function adopted(account: LookupContext, queries: Queries, imageId: string): Promise<Chosen> {
  const [{ filter }] = queries;
  const image = await imageById(account, queries[0], imageId);
  if (image === undefined) {
    throw unfit(`${imageId} does not exist in region ${filter.region}.`);
  }
  const broken = queries.map((query) =>
    brokenCriteria(image, query.filter, account.now()).filter(
      ({ field, rule }) => isWrittenByProgram(query, field) && rule !== "plain",
    ),
  );
  const chosenBy = broken.findIndex((demands) => demands.length === 0);
  if (chosenBy < 0) {
    const demands = (broken[0] ?? []).map(({ text }) => text).join("; ");
    throw unfit(
      broken[0]?.some(({ field }) => field === "zone") === true
        ? `${named(image)} is in zone ${image.zone}, and starts no host in ${filter.zone}.`
        : `${named(image)} is not what the other arguments ask for: ${demands}.`,
    );
  }
  return { image, chosenBy };
}

function contradiction(image: Image, demands: readonly Criterion[]): ArgumentError {
  const texts = demands.map(({ text }) => text).join("; ");
  return unfit(
    `${named(image)} does not meet what this edit asks for: ${texts}. Take that back, or name another image, or none.`,
  );
}

/** Ids, zones and demands come from anybody. */
function unfit(reason: string): ArgumentError {
  return new ArgumentError([{ field: "imageId", reason: printableText(reason, 1000) }]);
}

/** The recorded arguments without those that this version does not accept: an upgrade alone must not fail. */
function readable(recorded: Arguments): PinnedImageArguments {
  try {
    return parseArguments(pinnedImageArguments, recorded);
  } catch (error) {
    const refused = error instanceof ArgumentError ? error.problems.map(({ field }) => field.split(/[.[]/)[0]) : [];
    const rest = Object.fromEntries(Object.entries(recorded).filter(([field]) => !refused.includes(field)));
    if (Object.keys(rest).length === Object.keys(recorded).length) {
      throw error;
    }
    return readable(rest);
  }
}

/** The record of a pin that stays, completed where version 0.1 or an import left something open. */
function keptRecord(
  account: LookupContext,
  record: PinRecord,
  query: Query,
  standsOn: number,
  sight: Sight,
): PinRecord {
  const found = sight.kind === "seen" ? sight.found : undefined;
  const image = found !== undefined && isBare(record.image) ? found : record.image;
  const fresh = newRecord(account.settings, found ?? image, query, standsOn);
  const owner = record.pinned?.owner ?? (found === undefined ? undefined : fresh.pinned?.owner);
  const { owner: _seen, ...place } = { ...fresh.pinned, ...record.pinned };
  return {
    imageId: record.imageId,
    image,
    pinned: {
      ...place,
      region: place.region ?? image.region,
      ...(query.filter.projectId !== undefined && image.imageType !== "Base" && { projectId: query.filter.projectId }),
      ...(owner !== undefined && { owner }),
      query: standsOn,
    },
  };
}

/** Version 0.1 recorded nothing but the id of an imported image. */
function isBare({ imageType, osName, createTime, features }: Image): boolean {
  return imageType === undefined && osName === undefined && createTime === undefined && features.length === 0;
}
