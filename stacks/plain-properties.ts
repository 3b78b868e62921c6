export type Properties = Readonly<Record<string, unknown>>;

/** Properties with the secrets among them in plain text, where the export was made with --show-secrets. */
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

/** Returns the properties that are no secret, or are one in plain text. */
export function readableProperties(properties: Properties): Properties {
  const read = Object.entries(properties).map(([name, value]) => [name, plainValue(value)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== ciphertext));
}

const ciphertext = Symbol("ciphertext");

/** Source: Pulumi's sdk/go/common/resource/sig: the keys by which a secret is told from an object. */
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
