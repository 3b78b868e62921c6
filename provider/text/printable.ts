/**
 * Returns an untrusted text, such as the name of a market image or a server's response, made safe to print: control
 * characters, line breaks, ANSI escapes, bidirectional overrides and Pulumi's colours become visible escapes. The result
 * is at most `maxLength` characters long.
 */
export function printableText(text: string, maxLength = 200): string {
  const characters = [...text.slice(0, 2 * maxLength)];
  const cut = text.length > 2 * maxLength || characters.length > maxLength;
  const visible = characters
    .slice(0, maxLength)
    .join("")
    .replace(unprintable, visibleEscape)
    .replaceAll(pulumiColour, "<\\u{7b}%");
  return cut ? `${visible}…` : visible;
}

/** Control and format characters (bidirectional ones included), lone surrogates, and line separators. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The beginning of a colour in Pulumi's output, such as `<{%fg 1%}>`. Source: Pulumi's sdk/go/common/diag/colors. */
const pulumiColour = "<{%";

function visibleEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * Returns JSON for people and files. Characters that act on a terminal or in an editor, such as control characters and
 * bidirectional overrides, are written as escapes and read back unchanged.
 */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(unprintableInJson, jsonEscape);
}

/** Returns the same JSON on one line. */
export function printableJsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(unprintableInJson, jsonEscape);
}

/** Excludes line breaks: those of the texts are escaped already, the rest are JSON.stringify's own. */
const unprintableInJson = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

function jsonEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, position) => character.charCodeAt(position));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
