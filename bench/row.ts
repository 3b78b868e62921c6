/** One line of the table. */
export interface Row {
  readonly work: string;
  /** What is to be reached. */
  readonly figure: string;
  readonly measured: string;
  /** What it is compared with, measured in the same run, and its value. */
  readonly baseline: string;
  /** Measured by baseline. */
  readonly ratio: number;
  /** The part of the figure that was used: up to 1 it is reached. */
  readonly used: number;
}

export function isReached({ used }: Row): boolean {
  return used <= 1;
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}
