/** How far long work is, on one line of the terminal; nothing where standard error is no terminal. */
export function progress(what: string, total: number): { readonly step: () => void } {
  const { stderr } = process;
  let done = 0;
  return {
    step: () => {
      done += 1;
      if (!stderr.isTTY || total < 2) {
        return;
      }
      stderr.write(done === total ? "\r\u001b[K" : `\r\u001b[K${done} of ${total} ${what}`);
    },
  };
}
