/**
 * Returns the parameters of a JSON body as UCloud signs them: `["a", "b"]` under `ImageIds` becomes `ImageIds.0` and
 * `ImageIds.1`, an object under `Disks.0` becomes `Disks.0.Size`. Null means "not given".
 */
export function flatten(body: Readonly<Record<string, unknown>>): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) collect(flat, name, value);
  return flat;
}

function collect(flat: Map<string, string>, name: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value === "object") {
    for (const [key, item] of Object.entries(value)) collect(flat, `${name}.${key}`, item);
  } else {
    flat.set(name, typeof value === "number" ? decimal(value) : (value as string | boolean).toString());
  }
}

/** Returns a number without scientific notation, as it is signed: 1e21 and 1e-7 are written out. */
function decimal(value: number): string {
  const text = String(value);
  const [mantissa, exponent] = text.split("e");
  if (mantissa === undefined || exponent === undefined) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const sign = value < 0 ? "-" : "";
  return `${sign}0.${"0".repeat(-Number(exponent) - 1)}${mantissa.replace(/[-.]/g, "")}`;
}
