/**
 * JSON for people and files: what acts on a terminal or in an editor (control characters, bidirectional overrides) is
 * written as an escape, which reads back as the very same text.
 */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(acting, escaped);
}

/** The same on one line. */
export function harmlessLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(acting, escaped);
}

/** Line breaks are JSON.stringify's own: it has escaped those of the texts. */
const acting = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, position) => character.charCodeAt(position));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
