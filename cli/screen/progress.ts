import { statusLine, type StatusLine } from "./status-line";

/** Tells on the status line how far long work is; work of one step is not long. */
export function progress(what: string, total: number, line: StatusLine = statusLine): { readonly step: () => void } {
  let done = 0;
  const tell = () => (done < total && total > 1 ? line.show(`${done} of ${total} ${what}`) : line.clear());
  tell();
  return {
    step: () => {
      done += 1;
      tell();
    },
  };
}
