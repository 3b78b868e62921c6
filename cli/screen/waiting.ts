import { statusLine, type StatusLine } from "./status-line";

/** What measures time; handed in by tests. */
export interface Ticker {
  /** Calls back every second until it is stopped. */
  readonly everySecond: (tick: () => void) => { readonly stop: () => void };
}

const realTicker: Ticker = {
  everySecond: (tick) => {
    const timer = setInterval(tick, 1000);
    // A process that has nothing else to do need not stay for it.
    timer.unref();
    return { stop: () => clearInterval(timer) };
  },
};

/** Does work, and says each second on a terminal, or every 20 seconds elsewhere, that it still goes on. */
export async function whileWaiting<T>(
  what: string | undefined,
  work: () => Promise<T>,
  line: StatusLine = statusLine,
  ticker: Ticker = realTicker,
): Promise<T> {
  if (what === undefined) {
    return work();
  }
  let seconds = 0;
  const ticking = ticker.everySecond(() => line.wait(what, ++seconds));
  try {
    return await work();
  } finally {
    ticking.stop();
    line.clear();
  }
}
