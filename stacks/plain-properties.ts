export type Properties = Readonly<Record<string, unknown>>;

/** Returns the properties with their secrets in plain text, or a problem when the export was made without --show-secrets. */
export function plainProperties(properties: Properties): Properties | { readonly problem: string } {
  const encrypted: string[] = [];
  const plain = Object.entries(properties).map(([name, value]) => {
    const read = plainValue(value);
    if (read === ciphertext) {
      encrypted.push(name);
    }
    return [name, read] as const;
  });
  return encrypted.length === 0
    ? Object.fromEntries(plain)
    : { problem: `${encrypted.join(", ")} is a secret: export the stack with --show-secrets to have it checked` };
}

/** Returns the properties without the encrypted ones. */
export function readableProperties(properties: Properties): Properties {
  const read = Object.entries(properties).map(([name, value]) => [name, plainValue(value)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== ciphertext));
}

const ciphertext = Symbol("ciphertext");

/** The keys that mark an object as a secret. Source: Pulumi's sdk/go/common/resource/sig. */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(plainValue);
    return items.includes(ciphertext) ? ciphertext : items;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const object: Properties = { ...value };
  if (object[signatureKey] === secretSignature) {
    return typeof object["plaintext"] === "string" ? plainValue(JSON.parse(object["plaintext"])) : ciphertext;
  }
  const entries = Object.entries(object).map(([name, inner]) => [name, plainValue(inner)] as const);
  return entries.some(([, inner]) => inner === ciphertext) ? ciphertext : Object.fromEntries(entries);
}
