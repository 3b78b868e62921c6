/**
 * Whether this line says why it takes so long, or that it still goes on: a client at a simulator, or the command. That
 * they say so is tested on clocks of their own; elsewhere it depends on the machine.
 */
export function isNotice(line: string): boolean {
  return /^127\.0\.0\.1:\d+: | \(\d*[02468]0 s\)\s*$/.test(line);
}

/** What a process printed, without such lines. */
export function withoutNotices(printed: string): string {
  return printed
    .split(/(?<=\n)/)
    .filter((line) => !isNotice(asLeft(line)))
    .join("");
}

/** What is left of a line on a terminal, without colours: what stood on it before may have been erased. */
function asLeft(line: string): string {
  return line.replace(/^.*\r\u001b\[K/, "").replaceAll(/\u001b\[[\d;]*m/g, "");
}
