/** A piece of HTML. Only this module makes one, so that a text is never used as HTML. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[];

/** Returns HTML with values in it. Values that are not Markup are escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    parts.map((part, position) => `${withoutIndents(part)}${written(values[position] ?? nothing)}`).join(""),
  );
}

export const nothing = new Markup("");

/** Returns a style or script element with an unchanged text, since the page's policy has its hash. Throws a TypeError when the text would end the element. */
export function rawElement(element: "style" | "script", text: string): Markup {
  if (/<\/(?:style|script)|<!--/i.test(text)) {
    throw new TypeError(`The ${element} would end where it should not.`);
  }
  return new Markup(`<${element}>${text}</${element}>`);
}

/** Returns a text escaped for HTML content, or for an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Returns data for a script element that is not run. The data can't end the element or begin a comment. */
export function jsonMarkup(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value).replaceAll(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}

/**
 * Returns a table without the end tags of rows and cells, which HTML lets be left out. In a table of ten thousand rows they
 * are half a megabyte. Source: HTML Living Standard, 13.1.2.4 Optional tags.
 */
export function withoutOptionalEnds({ text }: Markup): Markup {
  return new Markup(text.replaceAll(/\n?<\/t[dhr]>\n?/g, ""));
}

/** Removes indentation: half of a table with ten thousand rows would be spaces. */
function withoutIndents(part: string): string {
  return part.replaceAll(/\s*\n\s*/g, "\n");
}

function written(value: Value): string {
  if (value instanceof Markup) {
    return value.text;
  }
  return typeof value === "object" ? value.map(({ text }) => text).join("") : escapeHtml(String(value));
}
