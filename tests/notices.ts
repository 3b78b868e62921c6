/**
 * Whether a client at a simulator says with this line why it takes so long. That it does, tests/provider/ucloud/call/client.test.ts
 * tests on a clock of its own; elsewhere it depends on the machine.
 */
export function isNotice(line: string): boolean {
  return /^127\.0\.0\.1:\d+: /.test(line);
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
