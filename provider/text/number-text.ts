/** Returns a number for people: `12,345`. */
export function numberText(number: number): string {
  return format.format(number);
}

/** Returns a number with its noun: `1 pin`, `1,234 pins`. */
export function countText(number: number, noun: string, plural = `${noun}s`): string {
  return `${numberText(number)} ${number === 1 ? noun : plural}`;
}

const format = new Intl.NumberFormat("en-US");
