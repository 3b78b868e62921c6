import { isDeepStrictEqual } from "node:util";
import { lineOf, newestOf, textOf, type Entry, type Lockfile } from "./format";

/** The content to merge: the entries by the key of their question, and the file's other fields. */
type Content = Pick<Lockfile, "entries" | "others">;

/** An answer that the two sides changed differently. A side that is absent deleted it. */
interface Conflict {
  readonly key: string;
  readonly ours: Entry | undefined;
  readonly theirs: Entry | undefined;
}

export interface Merged extends Content {
  /** Conflicts that a person must resolve. None of them is among the entries. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two sides of a lockfile. A change by one side only is taken from that side, so that no answer is lost and none
 * moves. Without a base, an entry on one side only counts as added by that side.
 */
export function mergeLockfiles(base: Content | undefined, ours: Content, theirs: Content): Merged {
  const entries = new Map<string, Entry>();
  const conflicts: Conflict[] = [];
  for (const key of new Set([...ours.entries.keys(), ...theirs.entries.keys()])) {
    const [our, their] = [ours.entries.get(key), theirs.entries.get(key)];
    const merged = mergeOne(base?.entries.get(key), our, their);
    if (merged === "conflict") {
      conflicts.push({ key, ours: our, theirs: their });
    } else if (merged !== undefined) {
      entries.set(key, merged);
    }
  }
  return { entries, others: mergeOthers(base?.others ?? {}, ours.others, theirs.others), conflicts };
}

/** Merges the other fields. When both sides changed a field, ours is kept: the field is not one of this package's. */
function mergeOthers(
  base: Content["others"],
  ours: Content["others"],
  theirs: Content["others"],
): Record<string, unknown> {
  const fields = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const merged = [...fields].map((field): [string, unknown] => [
    field,
    isDeepStrictEqual(ours[field], base[field]) ? theirs[field] : ours[field],
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Returns the text of a merged file, with each conflict written as git writes it. */
export function conflictedText({ entries, others, conflicts }: Merged): string {
  const sides = conflicts.map(({ key, ours, theirs }): [string, string] => [
    key,
    `<<<<<<< ours\n${textOfSide(ours)}=======\n${textOfSide(theirs)}>>>>>>> theirs\n`,
  ]);
  const lines = [...entries].map(([key, entry]): [string, string] => [key, textOfSide(entry)]);
  return textOf(new Map([...lines, ...sides]), others);
}

function textOfSide(entry: Entry | undefined): string {
  return entry === undefined ? "" : `${lineOf(entry)}\n`;
}

/** The ways to resolve what both sides changed. */
export const choices = ["ours", "theirs", "newer"] as const;
export type Choice = (typeof choices)[number];

/** Returns the merged content with one side of each conflict. */
export function resolve({ entries, others, conflicts }: Merged, choice: Choice): Content {
  const chosen = conflicts.flatMap((conflict): [string, Entry][] => {
    const entry = sideOf(conflict, choice);
    return entry === undefined ? [] : [[conflict.key, entry]];
  });
  return { entries: new Map([...entries, ...chosen]), others };
}

/**
 * Returns the chosen side. The newer answer has the image that was created later. For the same image, ours is kept.
 */
function sideOf({ ours, theirs }: Conflict, choice: Choice): Entry | undefined {
  if (choice !== "newer") {
    return choice === "ours" ? ours : theirs;
  }
  if (ours === undefined || theirs === undefined) {
    return ours ?? theirs;
  }
  return newestOf(theirs) > newestOf(ours) ? theirs : ours;
}

function mergeOne(
  base: Entry | undefined,
  ours: Entry | undefined,
  theirs: Entry | undefined,
): Entry | "conflict" | undefined {
  if (isSame(ours, theirs) || isSame(theirs, base)) {
    return ours;
  }
  return isSame(ours, base) ? theirs : "conflict";
}

function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  return (one && lineOf(one)) === (other && lineOf(other));
}
