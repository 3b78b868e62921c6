/**
 * Values that many images have, each kept once: the images of a large listing differ in little more than their ids and
 * times. The lists that it gives out belong to several images, so nobody may change them.
 */
export class SharedValues {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, string[]>();
  readonly #empty: string[] = [];

  text(value: string): string {
    return kept(this.#texts, value, value);
  }

  list(values: string[]): string[] {
    return values.length === 0 ? this.#empty : kept(this.#lists, JSON.stringify(values), values);
  }
}

function kept<T>(known: Map<string, T>, key: string, value: T): T {
  const first = known.get(key);
  if (first !== undefined) {
    return first;
  }
  known.set(key, value);
  return value;
}
