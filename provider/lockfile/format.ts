import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { imageRecord, type Image } from "../image/image";
import { printableText, printableJsonLine } from "../text/printable";
import { hasConflicts } from "./conflicted-text";
import { LockfileError } from "./errors";
import { canonicalQuery, inFixedSpelling, questionKey, questionKinds, type Question } from "./question";

/** The answer to a lookup. It holds whole image records, so that nothing has to be chosen again. */
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

/** An answer with its question. Fields added by a later version or by hand are kept. */
export type Entry = z.infer<typeof entryRecord>;

/** A lockfile's content. */
export interface Lockfile {
  /** The entries, by the key of their question. */
  readonly entries: Map<string, Entry>;
  /** Fields of the file that this version does not know. */
  readonly others: Readonly<Record<string, unknown>>;
  /** Whether version 0.1 wrote it. */
  readonly isOld: boolean;
}

/** The format version that this package writes. It also reads version 1, which 0.1 wrote. */
const formatVersion = 2;

/** Parses the text of a lockfile. Throws a LockfileError that says what to do when the text is unusable. */
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
 * Returns the text of a lockfile. The same entries give the same text, in whatever order they were added. Each entry is
 * one line, so git never mixes two answers. A hash of the question assigns each line to one of 256 places, and a blank
 * line follows each place: git merges two added lines without a conflict when an unchanged line stands between them.
 */
export function formatLockfile({ entries, others }: Pick<Lockfile, "entries" | "others">): string {
  return textOf(new Map([...entries].map(([key, entry]) => [key, `${lineOf(entry)}\n`])), others);
}

/**
 * Returns the text of a lockfile from finished lines. A line may hold both sides of a conflict, for a person to choose
 * from.
 */
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

/** Returns an entry as one line of the file. The line begins with the question. */
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

/**
 * Indexes entries by question. Throws a LockfileError when two different answers share a question, as after a merge by
 * hand.
 */
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
 * Converts the entries of a 0.1 file to the questions of this version. In 0.1 a project was part of every question, so
 * two entries may now share one. The entry with the newer image is kept.
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

/**
 * Returns the question of a 0.1 entry. Version 0.1 recorded no owner: without a project the owner is unknown, so such
 * an entry answers no lookup.
 */
function questionOfOld({ find, query, images }: Entry): Question {
  const { projectId } = query;
  const isForEveryone = images.every(({ imageType }) => imageType === "Base");
  return {
    find,
    query: canonicalQuery(query),
    ...(!isForEveryone && { owner: { ...(typeof projectId === "string" && { projectId }) } }),
  };
}

/** Returns an answer's images as a lookup has them, without fields that only the file has. */
export function plainImages({ images }: LockedAnswer): Image[] {
  return images.map((image) => imageRecord.parse(image));
}

/**
 * Sorts images by zone for an image per zone. Zones are a set: the order in which they were asked for means nothing.
 */
export function inFixedOrder<Each extends Image>(find: Question["find"], images: readonly Each[]): Each[] {
  const zoneOf = ({ zone = "" }: Image) => zone;
  return find === "imagePerZone" ? [...images].sort((a, b) => (zoneOf(a) < zoneOf(b) ? -1 : 1)) : [...images];
}

/** Returns the creation time of an answer's newest image. */
export function newestOf({ images }: LockedAnswer): number {
  return Math.max(0, ...images.map(({ createTime }) => createTime ?? 0));
}
