import type { LimitFunction } from "p-limit";

/**
 * Limits how many requests of one client run at once. The limit is halved when UCloud reports too many requests, and
 * grows with every success, by a quarter per round.
 */
export class ConcurrencyLimit {
  #allowed: number;
  #slowdowns = 0;
  #limit: Promise<LimitFunction> | undefined;

  constructor(
    /** The upper bound of the limit. */
    private readonly most: number,
    private readonly isRateLimited: (error: unknown) => boolean,
  ) {
    this.#allowed = most;
  }

  /** Runs the task as soon as the limit allows. Throws what the task throws. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const limit = await (this.#limit ??= openLimit(this.most));
    return limit(async () => {
      const slowdownsBefore = this.#slowdowns;
      try {
        const result = await task();
        this.#allow(limit, this.#allowed + 0.25);
        return result;
      } catch (error) {
        // Requests that were sent together are refused together. That is one reason to slow down, not one for each.
        if (this.isRateLimited(error) && slowdownsBefore === this.#slowdowns) {
          this.#slowdowns += 1;
          this.#allow(limit, Math.min(this.#allowed, limit.activeCount) / 2);
        }
        throw error;
      }
    });
  }

  #allow(limit: LimitFunction, allowed: number): void {
    this.#allowed = Math.min(this.most, Math.max(1, allowed));
    limit.concurrency = Math.floor(this.#allowed);
  }
}

async function openLimit(concurrency: number): Promise<LimitFunction> {
  const { default: pLimit } = await import("p-limit");
  return pLimit(concurrency);
}
