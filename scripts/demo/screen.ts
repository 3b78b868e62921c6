const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;

/** For Pulumi's option of that name: colours on a terminal only. */
export const color = colours ? "always" : "never";

/** A line of explanation, to be told apart from what `pulumi` prints. */
export function explain(text: string): void {
  const lines = text.replace(/^/gm, "▌ ");
  console.log(colours ? `\n\x1b[1;36m${lines}\x1b[0m\n` : `\n${lines}\n`);
}
