import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { imageRecord } from "../images/image";
import { harmless } from "../text/harmless";
import { harmlessJson } from "../text/harmless-json";
import { LockfileError } from "./errors";
import { inFixedSpelling, keyOf, questionKinds } from "./question";

/** What a lookup answered: the whole records, so that nothing has to be chosen again. */
const answerRecord = z.object({
  /** How many images matched. */
  matched: z.int().nonnegative(),
  /** Which of the fallbacks matched, counted from 0; absent when the filter itself did. */
  matchedFallback: z.int().nonnegative().optional(),
  images: z.array(imageRecord),
});

const entryRecord = answerRecord
  .extend({ find: z.enum(questionKinds), query: z.record(z.string(), z.unknown()) })
  .refine(({ find, images }) => (manyImages.has(find) ? images.length > 0 : images.length === 1), {
    error: "must have one image, or at least one where all were asked for",
    path: ["images"],
  });

const manyImages: ReadonlySet<string> = new Set(["images", "imagePerZone"]);

export type Answer = z.infer<typeof answerRecord>;
export type Entry = z.infer<typeof entryRecord>;

/** The version of the format that this package writes and reads. */
const formatVersion = 1;

/** The entries of a lockfile's text, by the key of their question; throws a LockfileError that says what to do. */
export function parseLockfile(text: string, path: string): Map<string, Entry> {
  const { version, entries } = recordIn(text, path);
  if (version !== formatVersion) {
    throw new LockfileError(
      path,
      `has the format version ${harmless(JSON.stringify(version) ?? "undefined")}, and this pulumi-ucloud-image reads ${formatVersion}`,
      "Use the version of the package that wrote it, or delete it and lock again.",
    );
  }
  const read = z.array(entryRecord).safeParse(entries);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined ? "" : ` at entries.${issue.path.join(".")}: ${issue.message}`;
    throw new LockfileError(path, `can't be read${where}`, wayOn);
  }
  return byQuestion(read.data, path);
}

/** The text of a lockfile: the same for the same entries, and a change of one entry changes its lines alone. */
export function formatLockfile(entries: ReadonlyMap<string, Entry>): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => inOrder(entry));
  return `${harmlessJson({ version: formatVersion, entries: sorted })}\n`;
}

function inOrder({ find, query, matched, matchedFallback, images }: Entry): object {
  return {
    find,
    query: inFixedSpelling(query),
    matched,
    ...(matchedFallback !== undefined && { matchedFallback }),
    images: images.map((image) => Object.fromEntries(Object.entries(image).sort(([a], [b]) => (a < b ? -1 : 1)))),
  };
}

function recordIn(text: string, path: string): { readonly version?: unknown; readonly entries?: unknown } {
  const conflict = text.split("\n").findIndex((line) => /^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)( |$)/.test(line));
  if (conflict >= 0) {
    throw new LockfileError(path, `has a merge conflict at line ${conflict + 1}`, wayOn);
  }
  try {
    const record: unknown = JSON.parse(text);
    return typeof record === "object" && record !== null ? record : {};
  } catch (cause) {
    throw new LockfileError(path, "is not JSON", wayOn, { cause });
  }
}

const wayOn = "Take either side's version of the file (git checkout --ours), then run: ucloud-image lock --update";

/** A merge without a conflict may still leave two answers to one question. */
function byQuestion(entries: readonly Entry[], path: string): Map<string, Entry> {
  const known = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const other = known.get(key);
    if (other !== undefined && !isDeepStrictEqual(other.images, entry.images)) {
      const query = JSON.stringify(entry.query);
      throw new LockfileError(path, `has two answers to the query ${harmless(query)}`, "Delete one of them.");
    }
    known.set(key, entry);
  }
  return known;
}
