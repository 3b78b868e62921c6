import { missingParameter, unavailableParameter } from "./refusal";

/** The flat parameters of one request, read as the types that UCloud's documentation gives them. */
export class Parameters {
  constructor(private readonly values: ReadonlyMap<string, string>) {}

  /** Returns a text. An empty one counts as not given, as in a form body with `Zone=`. */
  text(name: string): string | undefined {
    const value = this.values.get(name);
    return value === "" ? undefined : value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw missingParameter(name);
    return value;
  }

  /** Returns a whole number of 0 or more. */
  count(name: string, otherwise: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    if (!/^\d{1,15}$/.test(text)) throw unavailableParameter(name);
    return Number(text);
  }

  /** Returns a boolean. UCloud writes `true` and `True`. */
  flag(name: string): boolean {
    return this.text(name)?.toLowerCase() === "true";
  }

  oneOf(name: string, accepted: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value !== undefined && !accepted.includes(value)) throw unavailableParameter(name);
    return value;
  }

  /** Returns the values of `Name` itself and of `Name.0`, `Name.1` and so on, in the order of their numbers. */
  list(name: string): string[] {
    const single = this.text(name);
    const numbered = this.numbers(name).map((number) => this.text(`${name}.${number}`));
    return [single, ...numbered].filter((value) => value !== undefined);
  }

  /** Returns the numbers N of all `Name.N` and `Name.N.Field`, ascending. */
  numbers(name: string): number[] {
    const found = new Set<number>();
    for (const key of this.values.keys()) {
      const number = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split(".")[0] : undefined;
      if (number !== undefined && /^\d{1,4}$/.test(number)) found.add(Number(number));
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Returns whether any given parameter's name starts with this. */
  anyUnder(prefix: string): boolean {
    return [...this.values].some(([name, value]) => name.startsWith(prefix) && value !== "");
  }
}
