import type { CheckReport } from "./check-stacks";
import type { HostReport } from "./host-report";
import type { PinReport } from "./pin-report";

/** Returns the pins, those that need action first and the most urgent of them before the others. */
export function byUrgency(pins: readonly PinReport[]): PinReport[] {
  return [...pins].sort((a, b) => urgency(a) - urgency(b) || daysLeft(a) - daysLeft(b));
}

/**
 * Returns the commands that bring pins to the image that their filter finds now, and hosts that a move did not reach to
 * their pin. A pin that has nothing to move to has none.
 */
export function fixes({ pins, hosts }: Pick<CheckReport, "pins" | "hosts">): string[] {
  return [...byUrgency(pins).filter(canMove), ...hosts.filter(isBehind)].map(
    ({ stack, urn }) => `pulumi up --stack ${quoted(stack)} --replace ${quoted(urn)}`,
  );
}

function canMove({ status, imageId, newestImageId }: PinReport): boolean {
  return status !== "unknown" && status !== "current" && newestImageId !== imageId;
}

function isBehind({ status }: HostReport): boolean {
  return status === "behind";
}

function urgency({ status }: PinReport): number {
  return order.indexOf(status);
}

const order: readonly PinReport["status"][] = ["gone", "unavailable", "endOfLife", "unknown", "superseded", "current"];

function daysLeft({ status, daysToEol }: PinReport): number {
  return status === "current" ? 0 : (daysToEol ?? Number.MAX_SAFE_INTEGER);
}

/** A word for a shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
