import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { imageRecord, type Image } from "../image/image";
import { printableText, printableJsonLine } from "../text/printable";
import { hasConflicts } from "./conflicted-text";
import { LockfileError } from "./errors";
import { canonicalQuery, inFixedSpelling, questionKey, questionKinds, type Question } from "./question";

/** What a lookup answered: the whole records, so that nothing has to be chosen again. */
const answerRecord = z.looseObject({
  /** How many images matched. */
  matched: z.int().nonnegative(),
  /** Which of the fallbacks matched, counted from 0; absent when the filter itself did. */
  matchedFallback: z.int().nonnegative().optional(),
  images: z.array(z.looseObject(imageRecord.shape)),
});

const ownerRecord = z.object({
  apiHost: z.string().optional(),
  projectId: z.string().optional(),
  account: z.string().optional(),
});

const entryRecord = answerRecord
  .extend({
    find: z.enum(questionKinds),
    query: z.record(z.string(), z.unknown()),
    owner: ownerRecord.optional(),
  })
  .refine(({ find, images }) => find === "images" || images.length > 0, { error: "has no image", path: ["images"] })
  .refine(({ find, images }) => find === "images" || find === "imagePerZone" || images.length <= 1, {
    error: "has more than one image",
    path: ["images"],
  });

const lockfileRecord = z.looseObject({ version: z.unknown(), entries: z.unknown() });

export type LockedAnswer = Pick<z.infer<typeof answerRecord>, "matched" | "matchedFallback" | "images">;

/** An answer and its question. Fields that a later version, or somebody by hand, added are kept. */
export type Entry = z.infer<typeof entryRecord>;

/** A lockfile's content. */
export interface Lockfile {
  /** By the key of their question. */
  readonly entries: Map<string, Entry>;
  /** Fields of the file that this version does not know. */
  readonly others: Readonly<Record<string, unknown>>;
  /** Whether version 0.1 wrote it. */
  readonly isOld: boolean;
}

/** The version of the format that this package writes. It reads that of 0.1 too, which is 1. */
const formatVersion = 2;

/** Returns the content of a lockfile's text; throws a LockfileError that says what to do. */
export function parseLockfile(text: string, path: string): Lockfile {
  const { version, entries, ...others } = recordIn(text, path);
  if (version !== formatVersion && version !== 1) {
    throw new LockfileError(
      path,
      `has the format version ${version === undefined ? "undefined" : printableText(JSON.stringify(version))}, and this pulumi-ucloud-image reads ` +
        `1 and ${formatVersion}`,
      "Update pulumi-ucloud-image to the version that wrote it. Or delete the file and lock its queries again.",
    );
  }
  const isOld = version === 1;
  const written = Array.isArray(entries) ? entries.filter((entry) => entry !== null) : entries;
  const read = z.array(entryRecord).safeParse(written);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined ? "" : ` at entries.${issue.path.join(".")}: ${issue.message}`;
    throw new LockfileError(path, `can't be read${printableText(where)}`, restore);
  }
  return isOld
    ? { entries: entriesOfOld(read.data), others, isOld }
    : { entries: byQuestion(read.data, path), others, isOld };
}

/**
 * Returns the text of a lockfile: the same for the same entries, whoever adds them in whatever order. Each entry is one
 * line, so that git never mixes two answers. Lines stand in one of 256 places, by a hash of their question, with a blank
 * line after each place: git merges two lines that were added without a conflict as soon as one unchanged line stands
 * between them.
 */
export function formatLockfile({ entries, others }: Pick<Lockfile, "entries" | "others">): string {
  return textOf(new Map([...entries].map(([key, entry]) => [key, `${lineOf(entry)}\n`])), others);
}

/** The same with whole lines given, such as two of which a person has to choose one. */
export function textOf(lines: ReadonlyMap<string, string>, others: Lockfile["others"]): string {
  const places = Array.from({ length: 256 }, (): string[] => []);
  const sorted = [...lines].map(([key, line]) => ({ hash: hashOf(key), line }));
  sorted.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  sorted.forEach(({ hash, line }) => places[Number.parseInt(hash.slice(0, 2), 16)]?.push(line));
  const head = Object.entries({ version: formatVersion, ...others }).map(
    ([field, value]) => `  ${printableJsonLine(field)}: ${printableJsonLine(value)},\n`,
  );
  return `{\n${head.join("")}  "entries": [\n${places.map((place) => `${place.join("\n")}\n`).join("")}    null\n  ]\n}\n`;
}

/** Returns an entry as it stands in the file: one line that begins with its question. */
export function lineOf({ find, query, owner, matched, matchedFallback, images, ...others }: Entry): string {
  const entry = {
    find,
    query: inFixedSpelling(query),
    ...(owner !== undefined && { owner: inFixedSpelling(owner) }),
    matched,
    ...(matchedFallback !== undefined && { matchedFallback }),
    ...byName(others),
    images: images.map(({ imageId, imageName, ...rest }) => ({ imageId, imageName, ...byName(rest) })),
  };
  return `    ${printableJsonLine(entry)},`;
}

function byName(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function recordIn(text: string, path: string): z.infer<typeof lockfileRecord> {
  if (hasConflicts(text)) {
    throw new LockfileError(path, "has merge conflicts", "Run: ucloud-image lock --merge");
  }
  try {
    const record: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return lockfileRecord.safeParse(record).data ?? { version: undefined, entries: undefined };
  } catch (cause) {
    throw new LockfileError(path, "is not JSON", restore, { cause });
  }
}

const restore = "Restore the file from version control, or delete it and lock its queries again.";

/** Where two lines were merged by hand, two answers to one question may be left. */
function byQuestion(entries: readonly Entry[], path: string): Map<string, Entry> {
  const known = new Map<string, Entry>();
  for (const entry of entries) {
    const key = questionKey(entry);
    const other = known.get(key);
    if (other !== undefined && !isDeepStrictEqual(other, entry)) {
      const query = printableText(JSON.stringify(entry.query));
      throw new LockfileError(path, `has two answers to the query ${query}`, "Delete the line of one of them.");
    }
    known.set(key, entry);
  }
  return known;
}

/**
 * The entries of a file of 0.1 under the questions of this version. There a project was part of every question, so that
 * two entries may now have one question: the one with the newer image stays.
 */
function entriesOfOld(entries: readonly Entry[]): Map<string, Entry> {
  const known = new Map<string, Entry>();
  for (const old of entries) {
    const entry = { ...old, ...questionOfOld(old), images: inFixedOrder(old.find, old.images) };
    const other = known.get(questionKey(entry));
    if (other === undefined || newestOf(other) < newestOf(entry)) {
      known.set(questionKey(entry), entry);
    }
  }
  return known;
}

/** 0.1 recorded no owner. Without a project nobody knows whose image it was, so the entry answers nobody. */
function questionOfOld({ find, query, images }: Entry): Question {
  const { projectId } = query;
  const isForEveryone = images.every(({ imageType }) => imageType === "Base");
  return {
    find,
    query: canonicalQuery(query),
    ...(!isForEveryone && { owner: { ...(typeof projectId === "string" && { projectId }) } }),
  };
}

/** Returns an answer's images as a lookup has them: without fields that only the file has. */
export function plainImages({ images }: LockedAnswer): Image[] {
  return images.map((image) => imageRecord.parse(image));
}

/** Zones are a set, so that the order in which they were asked for means nothing. */
export function inFixedOrder<Each extends Image>(find: Question["find"], images: readonly Each[]): Each[] {
  const zoneOf = ({ zone = "" }: Image) => zone;
  return find === "imagePerZone" ? [...images].sort((a, b) => (zoneOf(a) < zoneOf(b) ? -1 : 1)) : [...images];
}

/** When the newest image of an answer was made. */
export function newestOf({ images }: LockedAnswer): number {
  return Math.max(0, ...images.map(({ createTime }) => createTime ?? 0));
}
