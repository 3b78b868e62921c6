import { TransportError } from "../errors/error-classes";
import { TimeIsUp } from "../errors/transport-faults";
import type { Settings } from "../settings/settings";
import { machineClock, type Clock } from "./clock";
import { ConcurrencyLimit } from "./concurrency-limit";
import { keySource } from "./key-source";
import { maxSockets, Requester } from "./request";
import type { ApiResponse } from "./response";
import { Retries } from "./retry-loop";
import { isRateLimited } from "./retry-policy";
import { flatten, type Parameters } from "./sign";
import { withTimeLimit } from "./time-limit";
import { Notices } from "./wait-notices";

export type { ApiResponse, Parameters };

/** A client of one account on one UCloud API. */
export interface Client {
  /**
   * Returns the time by which work that starts now must end, in milliseconds on this client's clock: at most `mostMs`
   * from now.
   */
  deadline(mostMs?: number): number;
  /**
   * Calls one action, with retries, and returns the response, whose RetCode is 0. Throws an error from ucloud/errors,
   * or the signal's reason.
   */
  call(action: string, parameters: Parameters, options?: CallOptions): Promise<ApiResponse>;
}

export interface CallOptions {
  /** Stops the call at once. */
  readonly signal?: AbortSignal | undefined;
  /** When the call must be done, from `deadline()`. Default: the whole timeout from now. */
  readonly deadline?: number | undefined;
}

export interface ClientOptions {
  /** From 0 up to 1, for the jitter. Default: Math.random. */
  readonly random?: () => number;
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** Receives the reason when a call takes longer than 2 s. */
  readonly onWait?: (text: string) => void;
}

/**
 * Returns a client for the settings' account. Throws a ConfigurationError that names the three places when keys are
 * missing.
 */
export function createClient(settings: Settings, options: ClientOptions = {}): Client {
  const clock = options.clock ?? machineClock;
  const keys = keySource(settings, clock);
  const requester = new Requester(settings, keys, clock);
  const notices = new Notices(clock, options.onWait ?? (() => undefined));
  const retries = new Retries({
    maxRetries: settings.maxRetries.value,
    random: options.random ?? Math.random,
    clock,
    onWait: (text) => notices.say(`${requester.host}: ${text}`),
  });
  const pace = new ConcurrencyLimit(maxSockets, isRateLimited);
  const deadline = (mostMs = Infinity) => clock.now() + Math.min(mostMs, settings.timeoutMs.value);

  const call: Client["call"] = async (action, parameters, { signal, deadline: callDeadline = deadline() } = {}) => {
    const flat = flatten(parameters);
    const progress = retries.begin(action, callDeadline);
    const stopNotice = notices.sayUnlessDone(() => `${requester.host}: still waiting for an answer to ${action}`);
    // Each attempt gets a third, so that a request that hangs leaves time for two more.
    const attemptMs = settings.timeoutMs.value / 3;
    try {
      return await withTimeLimit(clock, callDeadline - clock.now(), signal, (stop) =>
        retries.run(progress, stop, (number) =>
          pace.run(async () => {
            stop.throwIfAborted();
            progress.attempts += 1;
            return requester.send({ action, parameters: flat, number, timeoutMs: attemptMs, signal: stop });
          }),
        ),
      );
    } catch (error) {
      throw error instanceof TimeIsUp ? outOfTime(action, progress) : error;
    } finally {
      stopNotice();
    }
  };

  const outOfTime = (action: string, { attempts, lastError }: { attempts: number; lastError: unknown }) => {
    const { value, source } = settings.timeoutMs;
    return new TransportError(
      {
        host: requester.host,
        action,
        attempts,
        fault: "timeout",
        found: `no complete answer within ${value / 1000} s`,
        advice: `Try again; where the network is that slow, raise timeoutSeconds (now ${value / 1000}, ${source}).`,
      },
      { secrets: keys.secrets(), cause: lastError },
    );
  };

  return { deadline, call };
}
