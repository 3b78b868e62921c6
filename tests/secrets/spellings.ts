import { encodingsOf } from "../engine/encodings";

/** The ways in which a secret could stand in a state, a log or a command line, by their names. */
export function spellingsOf(secret: string): ReadonlyMap<string, string> {
  const json = JSON.stringify(secret).slice(1, -1);
  const units = Array.from({ length: secret.length }, (_, index) =>
    secret.charCodeAt(index).toString(16).padStart(4, "0"),
  );
  return new Map([
    ...encodingsOf(secret).map((text, number): [string, string] => [`encoding ${number}`, text]),
    ["JSON", json],
    ["JSON in JSON", JSON.stringify(json).slice(1, -1)],
    ["JSON escapes", units.map((unit) => `\\u${unit}`).join("")],
    ["form data", new URLSearchParams({ secret }).toString().slice("secret=".length)],
    ["reversed", [...secret].reverse().join("")],
    ["its first half", secret.slice(0, Math.ceil(secret.length / 2))],
    ["its second half", secret.slice(Math.floor(secret.length / 2))],
  ]);
}

/** Where a secret stands in a text: the spelling, and what is around it. */
export function leaksIn(text: string, secret: string): string[] {
  return [...spellingsOf(secret)].flatMap(([name, spelling]) => {
    const at = text.indexOf(spelling);
    return at < 0 ? [] : [`${name}: ${text.slice(Math.max(0, at - 80), at + spelling.length + 40)}`];
  });
}
