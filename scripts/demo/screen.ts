const isColoured = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;

/** Pulumi's option of that name: colours on a terminal only. */
export const color = isColoured ? "always" : "never";

/** Prints a line of explanation, marked so that it differs from what commands print. */
export function explain(text: string): void {
  print(text.replace(/^/gm, "▌ "));
}

/** Prints a command before it runs. */
export function showCommand(words: readonly string[]): void {
  print(`$ ${words.map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`)).join(" ")}`);
}

function print(lines: string): void {
  console.log(isColoured ? `\n\x1b[1;36m${lines}\x1b[0m\n` : `\n${lines}\n`);
}
