import type { Clock } from "./clock";

/** How long a call may take before the reason is shown, in milliseconds. */
export const patienceMs = 2_000;

/** Shows why a call takes long, at most once in 2 s, however many calls wait. */
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

  /** Shows the text unless the returned function is called in time. */
  sayUnlessDone(text: () => string): () => void {
    return this.clock.alarm(patienceMs, () => this.say(text()));
  }
}
