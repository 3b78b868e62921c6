import { FailedRequest, TransportError, UCloudApiError } from "../errors/error-classes";
import { rateLimited, transientRetCodes } from "../errors/ret-codes";

/**
 * Whether the same request may be sent again after this error. Only faults that are known to pass are worth it; what is
 * wrong with the keys or the parameters stays wrong. A request that changes something is only repeated when it surely
 * did not run, or a host could exist twice.
 */
export function mayRepeat(error: unknown, action: string): boolean {
  return onlyReads(action) ? isTransient(error) : surelyDidNotRun(error);
}

/** RetCode 153 or HTTP status 429: the account asks faster than it may. */
export function isRateLimited(error: unknown): boolean {
  return retCodeOf(error) === rateLimited || statusOf(error) === 429;
}

/**
 * How long to wait after the nth failure, in milliseconds: doubling from a quarter of a second up to 8 s, of which a
 * random half is taken off, so that clients that failed together do not come back together. What the server asked for
 * with Retry-After is waited at least, up to 30 s.
 */
export function waitMs(failures: number, retryAfterMs: number | undefined, random: () => number): number {
  const backoff = Math.min(8_000, 250 * 2 ** (failures - 1));
  const asked = Math.min(30_000, retryAfterMs ?? 0);
  return Math.max(asked, backoff * (1 - random() / 2));
}

/** What the header Retry-After asks for, in milliseconds from now: it has seconds or a date (RFC 9110, 10.2.3). */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) {
    return undefined;
  }
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : dateMs(header) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Every form of a date in HTTP begins with the day of the week (RFC 9110, 5.6.7); Date.parse alone reads "pages: 3" as one. */
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

/** 0, a success, where there is none. */
function retCodeOf(error: unknown): number {
  return error instanceof UCloudApiError ? error.retCode : 0;
}

/** 0, which no answer has, where there is none. */
function statusOf(error: unknown): number {
  return error instanceof FailedRequest ? (error.status ?? 0) : 0;
}
