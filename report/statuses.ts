import type { PinReport } from "../stacks/pin-report";

type Status = PinReport["status"];

/** How a status is shown: by a word, and by a sign that is told apart without colours. The gravest first. */
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

/** The gravest of several. */
export function gravest(among: readonly Status[]): Status {
  return statuses.find(({ status }) => among.includes(status))?.status ?? "current";
}
