/**
 * A text that anybody may have written, such as the name of a market image or what a server answers, made safe to print:
 * control characters, line breaks, ANSI escapes, bidirectional overrides and Pulumi's own colours become visible escapes,
 * and it is at most `maxLength` long.
 */
export function harmless(text: string, maxLength = 200): string {
  const characters = [...text.slice(0, 2 * maxLength)];
  const cut = text.length > 2 * maxLength || characters.length > maxLength;
  const visible = characters
    .slice(0, maxLength)
    .join("")
    .replace(acting, escaped)
    .replaceAll(pulumiColour, "<\\u{7b}%");
  return cut ? `${visible}…` : visible;
}

/** Controls, formats (among them the bidirectional ones), halves of characters, and separators of lines. */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** How a colour begins in what the engine prints, such as `<{%fg 1%}>`. Source: Pulumi's sdk/go/common/diag/colors. */
const pulumiColour = "<{%";

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * JSON for people and files: what acts on a terminal or in an editor (control characters, bidirectional overrides) is
 * written as an escape, which reads back as the very same text.
 */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(actingInJson, jsonEscape);
}

/** The same on one line. */
export function harmlessLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(actingInJson, jsonEscape);
}

/** Line breaks are JSON.stringify's own: it has escaped those of the texts. */
const actingInJson = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

function jsonEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, position) => character.charCodeAt(position));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
