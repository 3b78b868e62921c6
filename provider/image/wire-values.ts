import { printableText } from "../text/printable";

/** A record as the API sent it: nothing in it is validated. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** A field that has a type which the API's documentation does not give it. */
export class UnreadableField extends Error {
  override readonly name = "UnreadableField";

  constructor(
    /** Path of the field as the API spells it, such as `PriceSet.0.Price`. */
    readonly field: string,
    expected: string,
    found: unknown,
  ) {
    super(`expected ${expected}, found ${shownOf(found)}`);
  }
}

/** A text; absent when it is null or empty. */
export function textIn(wire: WireRecord, name: string, path?: string): string | undefined {
  const value = wire[name];
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  if (typeof value !== "string" || value.length > longestText) {
    throw new UnreadableField(pathOf(name, path), text, value);
  }
  return value;
}

/** A list of texts; empty when it is null or absent. */
export function textsIn(wire: WireRecord, name: string): string[] {
  return listIn(wire, name).map((value, position) => {
    if (typeof value !== "string" || value.length > longestText) {
      throw new UnreadableField(`${name}.${position}`, text, value);
    }
    return value;
  });
}

/** A list of whatever; empty when it is null or absent. */
export function listIn(wire: WireRecord, name: string): readonly unknown[] {
  const value = wire[name] ?? [];
  if (!Array.isArray(value)) {
    throw new UnreadableField(name, "a list", value);
  }
  return value;
}

/** A number that is not negative. */
export function numberIn(wire: WireRecord, name: string, path?: string): number | undefined {
  const value = wire[name] ?? undefined;
  // A JSON text can hold numbers that JavaScript reads as Infinity.
  if (value !== undefined && !(typeof value === "number" && value >= 0 && value < Infinity)) {
    throw new UnreadableField(pathOf(name, path), "a number of at least 0", value);
  }
  return value;
}

/** A time in Unix seconds. Zero is how the API writes one that it does not know. */
export function timeIn(wire: WireRecord, name: string): number | undefined {
  const value = numberIn(wire, name);
  if (value !== undefined && (!Number.isInteger(value) || value > lastSecond)) {
    throw new UnreadableField(name, "Unix seconds", value);
  }
  return value === 0 ? undefined : value;
}

/** The last second that a JavaScript date can express. */
const lastSecond = 8_640_000_000_000;

/** Far more than UCloud lets anybody write; what is longer would be copied into every state. */
const longestText = 65_536;
const text = `a text of at most ${longestText} characters`;

/** The beginning of a wrong value. Of objects and lists only that they are some: they may be nested without end. */
function shownOf(value: unknown): string {
  if (typeof value === "string") {
    return `the text "${printableText(value, 40)}"${value.length > longestText ? ` of ${value.length}` : ""}`;
  }
  if (typeof value === "object" && value !== null) {
    return Array.isArray(value) ? "a list" : "an object";
  }
  if (value === undefined) return "nothing";
  // JSON has no Infinity and no NaN.
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

function pathOf(name: string, path: string | undefined): string {
  return path === undefined ? name : `${path}.${name}`;
}
