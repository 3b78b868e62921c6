import { statusLine, type StatusLine } from "./status-line";

/** The clock of the waiting text; tests pass their own. */
export interface Ticker {
  /** Calls back every second until it is stopped. */
  readonly everySecond: (tick: () => void) => { readonly stop: () => void };
}

const realTicker: Ticker = {
  everySecond: (tick) => {
    const timer = setInterval(tick, 1000);
    // Does not keep the process alive.
    timer.unref();
    return { stop: () => clearInterval(timer) };
  },
};

/** Does the work and returns its result. Shows that it goes on: each second on a terminal, else every 20 seconds. */
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
