/** The two sides of a text with git conflicts, and their common base where the conflicts show it. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
  readonly base?: string;
}

/** Returns whether git left conflicts in a text. */
export function hasConflicts(text: string): boolean {
  return text.split(/\r?\n/).some((line) => marker(line) !== undefined);
}

/**
 * Splits a text with conflicts into its sides at git's markers. The base is known only when every conflict shows its
 * own (`merge.conflictStyle` diff3 or zdiff3).
 */
export function sidesIn(text: string): Sides {
  const sides = { ours: "", base: "", theirs: "" };
  let within: "ours" | "base" | "theirs" | undefined;
  let conflicts = 0;
  let bases = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const begun = marker(line);
    if (begun !== undefined) {
      within = begun === "end" ? undefined : begun;
      conflicts += begun === "ours" ? 1 : 0;
      bases += begun === "base" ? 1 : 0;
      continue;
    }
    const told = within === undefined ? (["ours", "base", "theirs"] as const) : [within];
    told.forEach((side) => (sides[side] += line));
  }
  const { ours, theirs, base } = sides;
  return bases === conflicts ? { ours, theirs, base } : { ours, theirs };
}

/**
 * Returns the side that a conflict marker begins, or undefined for any other line. Git's markers are seven characters
 * long.
 */
function marker(line: string): "ours" | "base" | "theirs" | "end" | undefined {
  const [, sign] = /^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?$/.exec(line) ?? [];
  switch (sign?.[0]) {
    case "<":
      return "ours";
    case "|":
      return "base";
    case "=":
      return "theirs";
    case ">":
      return "end";
    default:
      return undefined;
  }
}
