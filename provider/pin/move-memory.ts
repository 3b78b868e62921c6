/**
 * Remembers, by pin, the answers that moved a recorded pin. The engine checks a replacement twice, the second time
 * without the old state, and the answer must be the same. Source: Pulumi's pkg/resource/deploy/step_generator.go.
 */
export class MoveMemory<Answer> {
  readonly #moves = new Map<string, Answer>();

  /** Returns the answer of the first check when the second one comes without the old state; otherwise undefined. */
  repeated(pin: string, hasOldState: boolean): Answer | undefined {
    return hasOldState ? undefined : this.#moves.get(pin);
  }

  /** Remembers an answer that moved the pin; an answer that did not removes the remembered one. Returns the answer. */
  remember(pin: string, answer: Answer, hasMoved: boolean): Answer {
    if (hasMoved) {
      this.#moves.set(pin, answer);
    } else {
      this.#moves.delete(pin);
    }
    return answer;
  }
}
