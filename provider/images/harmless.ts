/**
 * A text that anybody may have written, such as the name of a market image, made safe to print: control characters,
 * line breaks, ANSI escapes and bidirectional overrides become visible escapes, and it is at most `maxLength` long.
 */
export function harmless(text: string, maxLength = 200): string {
  const characters = [...text.slice(0, 2 * maxLength)];
  const cut = text.length > 2 * maxLength || characters.length > maxLength;
  const visible = characters.slice(0, maxLength).join("").replace(acting, escaped);
  return cut ? `${visible}…` : visible;
}

/** Controls, formats (among them the bidirectional ones), halves of characters, and separators of lines. */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
