import type { HostStatus, Pin } from "./report-data";

export type Status = Pin["status"] | HostStatus;

/** The word and the sign of each status, the gravest first. Signs differ in shape, not only in colour. */
export const statuses: readonly { readonly status: Status; readonly word: string; readonly sign: string }[] = [
  { status: "gone", word: "gone", sign: "×" },
  { status: "unavailable", word: "unavailable", sign: "–" },
  { status: "endOfLife", word: "past end of life", sign: "!" },
  { status: "behind", word: "behind its pin", sign: "<" },
  { status: "unknown", word: "could not be checked", sign: "?" },
  { status: "superseded", word: "superseded", sign: "↑" },
  { status: "notFollowing", word: "does not follow its pin", sign: "≠" },
  { status: "current", word: "current", sign: "✓" },
];

/** The statuses that a pin can have, the gravest first. */
export const pinStatuses = statuses.flatMap(({ status, ...rest }) =>
  status === "behind" || status === "notFollowing" ? [] : [{ status, ...rest }],
);

export function wordOf(status: Status): string {
  return statuses.find((each) => each.status === status)?.word ?? status;
}

/** Returns whether a pin or a host needs action: whenever `check` does not call it current. */
export function isOpen({ status }: { readonly status: Status }): boolean {
  return status !== "current";
}

/** Returns the place of a status in the order of gravity: 0 is the gravest. */
export function gravityOf(status: Status): number {
  return statuses.findIndex((each) => each.status === status);
}

/** Returns the gravest of several statuses of pins. */
export function gravest(among: readonly Pin["status"][]): Pin["status"] {
  return pinStatuses.find(({ status }) => among.includes(status))?.status ?? "current";
}
