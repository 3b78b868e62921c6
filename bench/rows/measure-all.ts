import type { Row } from "../row";
import { rows } from ".";

/** Measures all rows, or the named ones, one after the other. */
export async function measureAll(repetitions: number, only: readonly string[] = Object.keys(rows)): Promise<Row[]> {
  const measured: Row[] = [];
  for (const name of only) {
    const measure = rows[name];
    if (measure === undefined) {
      throw new Error(`There is no row ${name}. There are: ${Object.keys(rows).join(", ")}.`);
    }
    console.error(`Measuring ${name} …`);
    measured.push(...(await measure(repetitions)));
  }
  return measured;
}
