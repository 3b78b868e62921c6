/** A piece of HTML. Only `html` makes one, so that a text can't be taken for it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[];

/** HTML with values in it: what is no markup is text, and means no more than it says. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    parts.map((part, position) => `${withoutIndents(part)}${written(values[position] ?? nothing)}`).join(""),
  );
}

export const nothing = new Markup("");

/** A style or a script, letter by letter: the policy knows it by its hash. */
export function verbatim(element: "style" | "script", text: string): Markup {
  if (/<\/(?:style|script)|<!--/i.test(text)) {
    throw new TypeError(`The ${element} would end where it should not.`);
  }
  return new Markup(`<${element}>${text}</${element}>`);
}

/** A text in HTML, as content or as an attribute in double quotes. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Data for a script element of a type that is not run; nothing in it ends the element or begins a comment. */
export function dataIn(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value).replaceAll(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}

/** A table of ten thousand rows would be half blanks. */
function withoutIndents(part: string): string {
  return part.replaceAll(/\s*\n\s*/g, "\n");
}

function written(value: Value): string {
  if (value instanceof Markup) {
    return value.text;
  }
  return typeof value === "object" ? value.map(({ text }) => text).join("") : escaped(String(value));
}
