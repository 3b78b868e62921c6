import { redactCause, type Secret } from "../../text/secret";

/** What every error of this room may carry. */
export interface ErrorOptions {
  readonly cause?: unknown;
  /** Blotted out of the text and of the cause. */
  readonly secrets?: readonly Secret[];
}

/** What was asked, what was found and what to do next, as sentences. */
export function sentences(...parts: string[]): string {
  return parts
    .filter((part) => part !== "")
    .map((part) => (/[.…]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** How often it was tried, and the id by which UCloud finds the request. */
export function details(attempts: number | undefined, requestId: string | undefined): string {
  const parts = [
    ...(attempts !== undefined && attempts > 1 ? [`after ${attempts} attempts`] : []),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** The cause as `Error` takes it, without any secret. */
export function causeOf(cause: unknown, secrets: readonly Secret[]): { cause?: unknown } {
  return cause === undefined ? {} : { cause: redactCause(cause, secrets) };
}
