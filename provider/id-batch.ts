/**
 * Gathers ids that are asked for in the same turn of the event loop, so that the pins of a stack, which the engine
 * checks side by side, share a request.
 */
export class IdBatch<Answer> {
  private gathering: { readonly ids: Set<string>; readonly answer: Promise<Answer> } | undefined;

  constructor(private readonly ask: (ids: readonly string[]) => Promise<Answer>) {}

  /** The answer to all ids of this turn, this one among them. */
  with(id: string): Promise<Answer> {
    this.gathering ??= this.gather();
    this.gathering.ids.add(id);
    return this.gathering.answer;
  }

  private gather() {
    const ids = new Set<string>();
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    const answer = turn.then(() => {
      this.gathering = undefined;
      return this.ask([...ids]);
    });
    return { ids, answer };
  }
}
