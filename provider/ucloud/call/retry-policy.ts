import { FailedRequest, TransportError, UCloudApiError } from "../errors/error-classes";
import { rateLimited, transientRetCodes } from "../errors/ret-codes";

/**
 * Returns whether the same request may be sent again after this error. Only errors known to be temporary qualify: wrong
 * keys or parameters stay wrong. A request that changes something is repeated only when it certainly did not run;
 * otherwise a host could be created twice.
 */
export function mayRepeat(error: unknown, action: string): boolean {
  return onlyReads(action) ? isTransient(error) : surelyDidNotRun(error);
}

/** Returns whether the account exceeds its request rate: RetCode 153 or HTTP status 429. */
export function isRateLimited(error: unknown): boolean {
  return retCodeOf(error) === rateLimited || statusOf(error) === 429;
}

/**
 * Returns the wait after the nth failure, in milliseconds. It doubles from a quarter of a second up to 8 s, minus a
 * random part of up to a half, so that clients that failed together do not return together. It is at least what
 * Retry-After asks for, up to 30 s.
 */
export function waitMs(failures: number, retryAfterMs: number | undefined, random: () => number): number {
  const backoff = Math.min(8_000, 250 * 2 ** (failures - 1));
  const asked = Math.min(30_000, retryAfterMs ?? 0);
  return Math.max(asked, backoff * (1 - random() / 2));
}

/**
 * Returns the wait that the header Retry-After asks for, in milliseconds from now. The header holds seconds or a date
 * (RFC 9110, 10.2.3).
 */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) {
    return undefined;
  }
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : dateMs(header) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/**
 * Parses an HTTP date. Every form begins with the day of the week (RFC 9110, 5.6.7), which is required here because
 * Date.parse alone reads "pages: 3" as a date.
 */
function dateMs(text: string): number {
  return /^\s*(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : NaN;
}

const transientStatuses = new Set([429, 502, 503, 504]);

function onlyReads(action: string): boolean {
  return /^(Describe|Get|List|Check)/.test(action);
}

function isTransient(error: unknown): boolean {
  if (error instanceof TransportError && ["unreachable", "interrupted", "timeout"].includes(error.fault)) {
    return true;
  }
  return transientRetCodes.has(retCodeOf(error)) || transientStatuses.has(statusOf(error));
}

function surelyDidNotRun(error: unknown): boolean {
  return isRateLimited(error) || (error instanceof TransportError && error.fault === "unreachable");
}

/** Returns the RetCode of an error, or 0, a success, when it has none. */
function retCodeOf(error: unknown): number {
  return error instanceof UCloudApiError ? error.retCode : 0;
}

/** Returns the HTTP status of an error, or 0, which no response has, when it has none. */
function statusOf(error: unknown): number {
  return error instanceof FailedRequest ? (error.status ?? 0) : 0;
}
