/** A number in [0, 1). */
export type Random = () => number;

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789".split("");
const HEX_DIGITS = "0123456789abcdef".split("");

/** A small seeded generator (mulberry32): the same seed gives the same catalogue, ids and faults on every machine. */
export function seededRandom(seed: string | number): Random {
  let state = hash(String(seed));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomId(prefix: string, random: Random): string {
  return prefix + Array.from({ length: 12 }, () => pick(LETTERS_AND_DIGITS, random)).join("");
}

export function randomUuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => pick(HEX_DIGITS, random)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("Nothing to pick from.");
  return item;
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

// FNV-1a.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
