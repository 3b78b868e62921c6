/** One line of the table. */
export interface Row {
  readonly work: string;
  /** The goal, in words. */
  readonly figure: string;
  readonly measured: string;
  /** What the row is compared with, measured in the same run. */
  readonly baseline: string;
  /** The measured value divided by the baseline. */
  readonly ratio: number;
  /** The measured value divided by its limit: the goal is reached up to 1. */
  readonly used: number;
}

export function isReached({ used }: Row): boolean {
  return used <= 1;
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}
