import { statusLine, type StatusLine } from "./status-line";

/** Shows the progress of long work on the status line. Work of one step shows nothing. */
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
