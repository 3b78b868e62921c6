import type { LimitFunction } from "p-limit";

/**
 * How many requests of one client are under way at once. When UCloud says that it is too many, the number is halved;
 * with every success it grows again, by a quarter a round.
 */
export class ConcurrencyLimit {
  #allowed: number;
  #slowdowns = 0;
  #limit: Promise<LimitFunction> | undefined;

  constructor(
    /** The most that may ever be under way. */
    private readonly most: number,
    private readonly isRateLimited: (error: unknown) => boolean,
  ) {
    this.#allowed = most;
  }

  /** Runs the task as soon as a place is free. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const limit = await (this.#limit ??= openLimit(this.most));
    return limit(async () => {
      const slowdownsBefore = this.#slowdowns;
      try {
        const result = await task();
        this.#allow(limit, this.#allowed + 0.25);
        return result;
      } catch (error) {
        // Requests that were sent together are refused together: that is one reason to slow down, not one each.
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
