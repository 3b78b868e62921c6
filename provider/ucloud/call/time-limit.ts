import { setMaxListeners } from "node:events";
import { TimeIsUp } from "../errors/transport-faults";
import type { Clock } from "./clock";

/** What the task gives, unless the time is up first (TimeIsUp) or the signal aborts (its reason). */
export async function withTimeLimit<T>(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (timeoutMs <= 0) {
    throw new TimeIsUp(0);
  }
  return untilAborted(signal, task, (stop) => clock.alarm(timeoutMs, () => stop(new TimeIsUp(timeoutMs))));
}

/**
 * What the task gives, unless the signal aborts first. The task gets a signal of its own, which also aborts when the
 * task has failed: whatever it started beside goes on no longer.
 */
export async function untilAborted<T>(
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
  watch: (stop: (reason: unknown) => void) => () => void = () => () => undefined,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  if (signal !== undefined) {
    // All pages of a listing and all listings of a run listen to one signal, and Node takes more than ten for a leak.
    setMaxListeners(0, signal);
    signal.addEventListener("abort", follow, { once: true });
  }
  const unwatch = watch((reason) => controller.abort(reason));
  try {
    return await Promise.race([task(controller.signal), abortionOf(controller.signal)]);
  } finally {
    unwatch();
    signal?.removeEventListener("abort", follow);
    controller.abort(finished);
  }
}

/** One for all: the reason that Node makes otherwise costs as much as a tenth of a request. */
const finished = new Error("finished");

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
