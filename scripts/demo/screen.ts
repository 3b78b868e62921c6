const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;

/** Pulumi's option `color`: colours on a terminal only. */
export const color = colours ? "always" : "never";

/** Prints a line of explanation, which looks different from what `pulumi` prints. */
export function explain(text: string): void {
  const lines = text.replace(/^/gm, "▌ ");
  console.log(colours ? `\n\x1b[1;36m${lines}\x1b[0m\n` : `\n${lines}\n`);
}
