import { printableText } from "../text/printable";

/** A record as received from the API, not validated. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** Thrown when a field has another type than the API's documentation says. */
export class UnreadableField extends Error {
  override readonly name = "UnreadableField";

  constructor(
    /** Path of the field as the API spells it, such as `PriceSet.0.Price`. */
    readonly field: string,
    expected: string,
    found: unknown,
  ) {
    super(`expected ${expected}, found ${valueText(found)}`);
  }
}

/** Returns a text, or undefined when it is null or empty. Throws an UnreadableField for another type. */
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

/** Returns a list of texts, empty when it is null or absent. Throws an UnreadableField for another type. */
export function textsIn(wire: WireRecord, name: string): string[] {
  return listIn(wire, name).map((value, position) => {
    if (typeof value !== "string" || value.length > longestText) {
      throw new UnreadableField(`${name}.${position}`, text, value);
    }
    return value;
  });
}

/** Returns a list of any items, empty when it is null or absent. Throws an UnreadableField for another type. */
export function listIn(wire: WireRecord, name: string): readonly unknown[] {
  const value = wire[name] ?? [];
  if (!Array.isArray(value)) {
    throw new UnreadableField(name, "a list", value);
  }
  return value;
}

/** Returns a number of at least 0, or undefined when it is null or absent. Throws an UnreadableField for another value. */
export function numberIn(wire: WireRecord, name: string, path?: string): number | undefined {
  const value = wire[name] ?? undefined;
  // JSON can contain numbers that JavaScript reads as Infinity.
  if (value !== undefined && !(typeof value === "number" && value >= 0 && value < Infinity)) {
    throw new UnreadableField(pathOf(name, path), "a number of at least 0", value);
  }
  return value;
}

/** Returns a time in Unix seconds, or undefined for zero, which the API sends for an unknown time. */
export function timeIn(wire: WireRecord, name: string): number | undefined {
  const value = numberIn(wire, name);
  if (value !== undefined && (!Number.isInteger(value) || value > lastSecond)) {
    throw new UnreadableField(name, "Unix seconds", value);
  }
  return value === 0 ? undefined : value;
}

/** The last second of a JavaScript date. */
const lastSecond = 8_640_000_000_000;

/** Far more than UCloud allows. A longer text would be copied into every state. */
const longestText = 65_536;
const text = `a text of at most ${longestText} characters`;

/** Returns the beginning of a wrong value. Objects and lists are only named, since they may be deeply nested. */
function valueText(value: unknown): string {
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
