import type { PinReport } from "../stacks/pin-report";

type Status = PinReport["status"];

/** The word and the sign of each status, the gravest first. Signs differ in shape, not only in colour. */
export const statuses: readonly { readonly status: Status; readonly word: string; readonly sign: string }[] = [
  { status: "gone", word: "gone", sign: "×" },
  { status: "unavailable", word: "unavailable", sign: "–" },
  { status: "endOfLife", word: "past end of life", sign: "!" },
  { status: "unknown", word: "could not be checked", sign: "?" },
  { status: "superseded", word: "superseded", sign: "↑" },
  { status: "current", word: "current", sign: "✓" },
];

export function wordOf(status: Status): string {
  return statuses.find((each) => each.status === status)?.word ?? status;
}

/** Returns the gravest of several statuses. */
export function gravest(among: readonly Status[]): Status {
  return statuses.find(({ status }) => among.includes(status))?.status ?? "current";
}
