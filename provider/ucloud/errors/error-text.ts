import { redactCause, type Secret } from "../../text/secret";

/** Options of every error in ucloud/errors. */
export interface ErrorOptions {
  readonly cause?: unknown;
  /** Secrets to remove from the text and the cause. */
  readonly secrets?: readonly Secret[];
}

/** Joins the request, the finding and the next step as sentences. */
export function sentences(...parts: string[]): string {
  return parts
    .filter((part) => part !== "")
    .map((part) => (/[.…]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** Returns the number of attempts, and the id by which UCloud finds the request. */
export function details(attempts: number | undefined, requestId: string | undefined): string {
  const parts = [
    ...(attempts !== undefined && attempts > 1 ? [`after ${attempts} attempts`] : []),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** Returns the cause as `Error` takes it, without any secret. */
export function causeOf(cause: unknown, secrets: readonly Secret[]): { cause?: unknown } {
  return cause === undefined ? {} : { cause: redactCause(cause, secrets) };
}
