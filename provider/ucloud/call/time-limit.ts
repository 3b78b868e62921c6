import { setMaxListeners } from "node:events";
import { TimeIsUp } from "../errors/transport-faults";
import type { Clock } from "./clock";

/** Returns the task's result. Throws TimeIsUp when the time ends first, or the signal's reason when it aborts. */
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
 * Returns the task's result, or throws the signal's reason when it aborts first. The task gets its own signal, which
 * also aborts when the task fails, so that everything it started stops.
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
    // All pages of a listing and all listings of a run listen to one signal. Node reports more than ten listeners as a
    // leak.
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

/** Shared by all calls: the reason that Node would create costs up to a tenth of a request. */
const finished = new Error("finished");

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
