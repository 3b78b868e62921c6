import { shellQuote } from "../provider/text/shell-quote";
import type { CheckReport } from "./check-stacks";
import type { HostReport } from "./host-report";
import type { PinReport } from "./pin-report";
import type { ResourcePlace } from "./stack-export";

/** Returns the pins sorted by urgency, the most urgent first. */
export function byUrgency(pins: readonly PinReport[]): PinReport[] {
  return [...pins].sort((a, b) => urgency(a) - urgency(b) || daysLeft(a) - daysLeft(b));
}

/**
 * Returns the commands that move outdated pins to the image that their filter finds now, and replace hosts that a move of
 * their pin did not reach. A pin without a newer image gets no command.
 */
export function moveCommands({ pins, hosts }: Pick<CheckReport, "pins" | "hosts">): string[] {
  const commands = [...byUrgency(pins).map(moveCommand), ...hosts.map(replaceCommand)];
  // One command moves all zones of a pin.
  return [...new Set(commands.filter((command) => command !== undefined))];
}

/** Returns the command that moves a pin, or undefined when it is current or has no newer image. */
export function moveCommand(pin: PinReport): string | undefined {
  const { status, imageId, newestImageId } = pin;
  return status !== "unknown" && status !== "current" && newestImageId !== imageId ? replace(pin) : undefined;
}

/** Returns the command that replaces a host which a move of its pin did not reach. */
export function replaceCommand(host: HostReport): string | undefined {
  return host.status === "behind" ? replace(host) : undefined;
}

function replace({ stack, urn }: Pick<ResourcePlace, "stack" | "urn">): string {
  return `pulumi up --stack ${shellQuote(stack)} --replace ${shellQuote(urn)}`;
}

function urgency({ status }: PinReport): number {
  return order.indexOf(status);
}

const order: readonly PinReport["status"][] = ["gone", "unavailable", "endOfLife", "unknown", "superseded", "current"];

function daysLeft({ status, daysToEol }: PinReport): number {
  return status === "current" ? 0 : (daysToEol ?? Number.MAX_SAFE_INTEGER);
}
