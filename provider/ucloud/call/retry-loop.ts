import { FailedRequest, TransportError, UCloudApiError } from "../errors/error-classes";
import type { Clock } from "./clock";
import { isRateLimited, mayRepeat, waitMs } from "./retry-policy";
import { patienceMs } from "./wait-notices";

/** How far one call has come. */
export interface Progress {
  readonly action: string;
  readonly startedAt: number;
  readonly deadline: number;
  /** How many requests were sent. */
  attempts: number;
  lastError: unknown;
  /** The client's successes when this call last looked. */
  successesSeen: number;
}

export interface RetriesOptions {
  readonly maxRetries: number;
  readonly random: () => number;
  readonly clock: Clock;
  /** Told why, when a call is going to take longer than a person's patience. */
  readonly onWait: (text: string) => void;
}

/** The repeated attempts of a client's calls; what may be repeated, and when, is decided in retry.ts. */
export class Retries {
  #successes = 0;
  #library: Promise<typeof import("p-retry")> | undefined;

  constructor(private readonly options: RetriesOptions) {}

  begin(action: string, deadline: number): Progress {
    const startedAt = this.options.clock.now();
    return { action, startedAt, deadline, attempts: 0, lastError: undefined, successesSeen: this.#successes };
  }

  async run<T>(progress: Progress, signal: AbortSignal, attempt: (number: number) => Promise<T>): Promise<T> {
    const { default: pRetry } = await (this.#library ??= import("p-retry"));
    return pRetry(
      async (number) => {
        const result = await attempt(number);
        this.#successes += 1;
        return result;
      },
      {
        retries: this.options.maxRetries,
        minTimeout: 0,
        signal,
        onFailedAttempt: ({ error }) => {
          progress.lastError = error;
        },
        shouldConsumeRetry: ({ error }) => !(isRateLimited(error) && this.#othersSucceeded(progress)),
        shouldRetry: ({ error, attemptNumber }) => this.#waited(progress, error, attemptNumber, signal),
      },
    );
  }

  /**
   * A listing asks for many pages at once. While UCloud serves some and sends the others back as too many, the listing
   * goes on, and no page has used up a retry; the deadline still holds.
   */
  #othersSucceeded(progress: Progress): boolean {
    return this.#successes > progress.successesSeen;
  }

  /** Whether to try again; the wait is over when it says so. */
  async #waited(progress: Progress, error: Error, failures: number, signal: AbortSignal): Promise<boolean> {
    const { random, clock, onWait } = this.options;
    progress.successesSeen = this.#successes;
    if (!mayRepeat(error, progress.action)) {
      return false;
    }
    const ms = waitMs(failures, retryAfterOf(error), random);
    if (clock.now() + ms >= progress.deadline) {
      return false;
    }
    if (clock.now() + ms - progress.startedAt > patienceMs) {
      onWait(`${reasonOf(error)}; attempt ${failures + 1} of ${progress.action} in ${(ms / 1000).toFixed(1)} s`);
    }
    await clock.sleep(ms, signal);
    return true;
  }
}

function retryAfterOf(error: Error): number | undefined {
  return error instanceof FailedRequest ? error.retryAfterMs : undefined;
}

function reasonOf(error: Error): string {
  if (error instanceof UCloudApiError) {
    return `RetCode ${error.retCode}${error.apiMessage === "" ? "" : `, "${error.apiMessage}"`}`;
  }
  return error instanceof TransportError ? error.found : error.name;
}
