/**
 * The answers that moved a recorded pin, by pin. The engine checks a replacement twice, the second time without the old
 * state: the answer must be the same. Source: Pulumi's pkg/resource/deploy/step_generator.go.
 */
export class MoveMemory<Answer> {
  readonly #moves = new Map<string, Answer>();

  /** The answer of the first check, where the second one comes without the old state. */
  repeated(pin: string, hasOldState: boolean): Answer | undefined {
    return hasOldState ? undefined : this.#moves.get(pin);
  }

  /** Remembers an answer if it moved the pin; one that did not takes an older move's place. */
  remember(pin: string, answer: Answer, hasMoved: boolean): Answer {
    if (hasMoved) {
      this.#moves.set(pin, answer);
    } else {
      this.#moves.delete(pin);
    }
    return answer;
  }
}
