import { FailedRequest, TransportError, UCloudApiError } from "../errors/error-classes";
import type { Clock } from "./clock";
import { isRateLimited, mayRepeat, waitMs } from "./retry-policy";
import { patienceMs } from "./wait-notices";

/** The progress of one call. */
export interface Progress {
  readonly action: string;
  readonly startedAt: number;
  readonly deadline: number;
  /** How many requests were sent. */
  attempts: number;
  lastError: unknown;
  /** The client's successes at this call's last check. */
  successesSeen: number;
}

export interface RetriesOptions {
  readonly maxRetries: number;
  readonly random: () => number;
  readonly clock: Clock;
  /** Receives the reason when a call will take longer than a person's patience. */
  readonly onWait: (text: string) => void;
}

/** Repeats the attempts of a client's calls. retry-policy.ts decides what may be repeated, and when. */
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
   * Returns whether other requests succeeded meanwhile. A listing requests many pages at once. While UCloud serves some
   * and refuses the others as too many, the listing makes progress and no page uses up a retry. The deadline still
   * applies.
   */
  #othersSucceeded(progress: Progress): boolean {
    return this.#successes > progress.successesSeen;
  }

  /** Returns whether to try again. It resolves to true only after the wait. */
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
