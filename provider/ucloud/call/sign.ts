import { createHash } from "node:crypto";
import type { Secret } from "../../text/secret";

/**
 * The parameters of an action. Arrays and records are flattened: `ImageIds.0`, `Disks.0.Size`. Undefined means "not
 * given".
 */
export interface Parameters {
  readonly [name: string]: ParameterValue;
}
type ParameterValue = string | number | boolean | undefined | readonly ParameterValue[] | Parameters;

/** Parameters by their full names, with the exact texts that are signed and sent. */
export type FlatParameters = ReadonlyMap<string, string>;

/**
 * Returns UCloud's signature of flattened parameters. The stages follow UCloud's own page.
 * Source: https://docs.ucloud.cn/api/summary/signature
 */
export function sign(parameters: FlatParameters, privateKey: Secret): string {
  return signature(stringToSign(sortedByName(parameters), privateKey));
}

/** Stage 1: the parameters in ascending order of their names. */
export function sortedByName(parameters: FlatParameters): [name: string, value: string][] {
  // Byte order, which differs from JavaScript's own order for characters beyond U+FFFF.
  return [...parameters].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Stage 2: each name directly followed by its value, nothing escaped, then the private key. */
export function stringToSign(sorted: readonly (readonly [string, string])[], privateKey: Secret): string {
  const signed = sorted.filter(([name]) => name !== "Signature");
  return signed.map(([name, value]) => name + value).join("") + privateKey.reveal();
}

/** Stage 3: SHA-1 over the UTF-8 bytes, in lower-case hexadecimal. */
function signature(text: string): string {
  return createHash("sha1").update(text, "utf8").digest("hex");
}

/** Flattens parameters as UCloud signs them: one text per name. */
export function flatten(parameters: Parameters): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(parameters)) {
    add(flat, name, value);
  }
  return flat;
}

function add(flat: Map<string, string>, name: string, value: ParameterValue): void {
  if (value === undefined) {
    return;
  }
  if (typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      add(flat, `${name}.${key}`, item);
    }
    return;
  }
  flat.set(name, typeof value === "number" ? decimal(name, value) : String(value));
}

/** Returns a number as a decimal. UCloud signs `42.0` as `42` and accepts no scientific notation. */
function decimal(name: string, value: number): string {
  if (!Number.isFinite(value)) {
    throw new RangeError(`The parameter ${name} must be a finite number, and is ${value}.`);
  }
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) {
    return Object.is(value, -0) ? "0" : mantissa;
  }
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.slice(sign.length).split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return point <= 0 ? `${sign}0.${"0".repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, "0")}`;
}
