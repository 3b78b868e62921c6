/** How long a call may take before a person is told why, in milliseconds. */
export const patienceMs = 2_000;

/** Tells a person why it takes so long, at most once in 2 s however many calls wait at the same time. */
export class Notices {
  #lastAt = -Infinity;

  constructor(
    private readonly now: () => number,
    private readonly tell: (text: string) => void,
  ) {}

  say(text: string): void {
    if (this.now() - this.#lastAt >= patienceMs) {
      this.#lastAt = this.now();
      this.tell(text);
    }
  }

  /** Says the text when the returned function has not been called in time. */
  sayUnlessDone(text: () => string): () => void {
    const timer = setTimeout(() => this.say(text()), patienceMs);
    return () => clearTimeout(timer);
  }
}
