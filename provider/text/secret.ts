import { inspect } from "node:util";
import { printableText } from "./printable";
import { isErrorLike } from "./reason";

/** A private key or a token. It prints as "[secret]"; only `reveal` returns the text. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return placeholder;
  }

  toJSON(): string {
    return placeholder;
  }

  [inspect.custom](): string {
    return placeholder;
  }
}

const placeholder = "[secret]";

/** Returns a text from the network, printable, without secrets, and at most `maxLength` long. */
export function redactedText(text: string, secrets: readonly Secret[], maxLength = 200): string {
  return printableText(redact(text, secrets), maxLength);
}

/** Returns a text without the secrets, also in base64, URL or JSON encoding, and without passwords in URLs. */
export function redact(text: string, secrets: readonly Secret[]): string {
  const spellings = secrets.flatMap((secret) => spellingsOf(secret.reveal()));
  const withoutSecrets = spellings.reduce((rest, spelling) => rest.replaceAll(spelling, "[secret]"), text);
  return withoutSecrets.replace(/(\w+:\/\/)[^\s/@]*@/g, "$1[secret]@");
}

/** Returns the cause of an error, or a copy without secrets when printing it would show one. */
export function redactCause(cause: unknown, secrets: readonly Secret[]): unknown {
  const shown = inspect(cause, { depth: 8, showHidden: true });
  if (redact(shown, secrets) === shown) {
    return cause;
  }
  const clean = new Error(redact(isErrorLike(cause) ? cause.message : shown, secrets));
  clean.name = isErrorLike(cause) ? cause.name : "Error";
  clean.stack = redact(isErrorLike(cause) ? (cause.stack ?? "") : shown, secrets);
  return clean;
}

function spellingsOf(secret: string): string[] {
  if (secret === "") {
    return [];
  }
  const bytes = Buffer.from(secret);
  const spellings = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    inspect(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}
