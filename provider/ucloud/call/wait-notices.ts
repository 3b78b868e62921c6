import type { Clock } from "./clock";

/** How long a call may take before a person is told why, in milliseconds. */
export const patienceMs = 2_000;

/** Tells a person why it takes so long, at most once in 2 s however many calls wait at the same time. */
export class Notices {
  #lastAt = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (text: string) => void,
  ) {}

  say(text: string): void {
    if (this.clock.now() - this.#lastAt >= patienceMs) {
      this.#lastAt = this.clock.now();
      this.tell(text);
    }
  }

  /** Says the text when the returned function has not been called in time. */
  sayUnlessDone(text: () => string): () => void {
    return this.clock.alarm(patienceMs, () => this.say(text()));
  }
}
