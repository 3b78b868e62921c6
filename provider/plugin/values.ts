import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { textsIn } from "../text/hide";

/** A property bag of the engine in plain values. */
export interface Bag {
  readonly values: Properties;
  /** The properties that are secret or contain a secret. */
  readonly secrets: ReadonlySet<string>;
  /** The texts inside secrets. No message may show them. */
  readonly secretTexts: readonly string[];
}

export type Properties = Readonly<Record<string, unknown>>;

/** Decodes a bag. Unknown values stay the engine's own text for them. */
export function decode(struct: Struct | undefined): Bag {
  const secrets = new Set<string>();
  const secretTexts: string[] = [];
  const entries = Object.entries(struct?.toJavaScript() ?? {}).map(([property, value]) => {
    const plain = withoutSecrets(value, (secret) => {
      secrets.add(property);
      secretTexts.push(...textsIn(secret));
    });
    return [property, plain] as const;
  });
  return { values: Object.fromEntries(entries), secrets, secretTexts };
}

/**
 * Encodes a bag and marks the named properties as secret. Absent values are left out, because the wire format can't
 * express them.
 */
export function encode(values: Properties, secrets: ReadonlySet<string> = new Set()): Struct {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Struct.fromJavaScript(
    Object.fromEntries(
      entries.map(([property, value]) => {
        const wire = toWire(value);
        return [property, secrets.has(property) ? { [signature]: secretSignature, value: wire } : wire];
      }),
    ),
  );
}

function withoutSecrets(value: unknown, found: (secret: unknown) => void): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutSecrets(item, found));
  }
  if (!isObject(value)) {
    return value;
  }
  if (value[signature] === secretSignature) {
    const plain = withoutSecrets(value["value"], found);
    found(plain);
    return plain;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner, found)]));
}

function toWire(value: unknown): WireValue {
  if (Array.isArray(value)) {
    return value.map(toWire);
  }
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, toWire(inner)]));
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

type WireValue = string | number | boolean | null | WireValue[] | { [key: string]: WireValue };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Markers of the engine for values that are more than plain text. Source: Pulumi's sdk/nodejs/runtime/rpc.ts. */
const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
