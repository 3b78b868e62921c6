const terminalTickMs = 1_000;
const logTickMs = 20_000;

/**
 * Shows one line while `work` runs: rewritten every second on a terminal, repeated now and then in a log.
 * @template T
 * @param {string} title
 * @param {(report: (detail: string) => void) => Promise<T>} work may report a detail, which then ends the line
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  // Not on standard output: there `npm pack --json` prints its answer, after a build.
  const { isTTY } = process.stderr;
  const startMs = Date.now();
  let detail = "";
  const print = () => {
    const line = `${title} … ${duration(Date.now() - startMs)}${detail === "" ? "" : `, ${detail}`}`;
    process.stderr.write(isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  process.stderr.write(isTTY ? title : `${title}\n`);
  const ticker = setInterval(print, isTTY ? terminalTickMs : logTickMs);
  try {
    return await work((text) => (detail = text));
  } finally {
    clearInterval(ticker);
    if (isTTY) {
      print();
      process.stderr.write("\n");
    }
  }
}

function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
