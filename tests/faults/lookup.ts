import type { LookupContext } from "../../provider/context";
import type { Arguments } from "../../provider/filter/arguments";
import { getImage } from "../../provider/lookup";
import type { GetImageResult } from "../../provider/lookup/get-image";
import { checkPin, type CheckedPin } from "../../provider/pin";
import { startSimulator, type Fault, type Image, type Simulator } from "../../simulator";
import { accountAt, type Configuration } from "../provider/account-at";
import { TestClock } from "../provider/ucloud/test-clock";
import { images, place } from "./listing";

/** What goes wrong in one experiment. */
export interface Experiment {
  readonly faults?: readonly Fault[];
  readonly configuration?: Configuration;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly images?: readonly Image[];
  readonly pageLimit?: number;
  /** Nobody listens at the base URL. */
  readonly closed?: boolean;
  /** A request that meets a fault has no answer until the client gives it up. Else lookups take no time. */
  readonly unanswered?: boolean;
}

/** What a user sees, and what the server really saw. */
export interface Seen<Result> {
  readonly result?: Result;
  readonly error?: Error;
  readonly warnings: readonly string[];
  readonly requests: number;
}

/** One getImage, from the settings on, against a server of its own. */
export function lookUp(experiment: Experiment): Promise<Seen<GetImageResult>> {
  return under(experiment, (account) => getImage(account, { ...place, ...experiment.args }));
}

/** The next check of a pin that recorded an image in better times. */
export function checkAgain(experiment: Experiment, recorded: GetImageResult): Promise<Seen<CheckedPin>> {
  const { matched, ...image } = recorded;
  const args: Arguments = { ...place, ...experiment.args };
  const record = { imageId: image.imageId, image, status: "current", newestImageId: image.imageId };
  return under(experiment, (account) => checkPin(account, { ...args, ...record }, args));
}

async function under<Result>(
  experiment: Experiment,
  work: (account: LookupContext) => Promise<Result>,
): Promise<Seen<Result>> {
  const simulator = await startSimulator({
    images: experiment.images ?? images(),
    pageLimit: experiment.pageLimit ?? 100,
  });
  for (const fault of experiment.faults ?? []) simulator.fault(fault);
  if (experiment.closed) await simulator.close();
  const clock = new TestClock();
  if (experiment.unanswered) void passTimeWithFaults(simulator, clock);
  const warnings: string[] = [];
  const seen = () => ({ warnings, requests: simulator.requestCount() });
  try {
    const account = accountAt(simulator, (text) => warnings.push(text), experiment.configuration, clock);
    const result = await work(account);
    return { result, ...seen() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error, ...seen() };
  } finally {
    if (!experiment.closed) await simulator.close();
  }
}

/** Goes on until the simulator is closed: then no request comes any more. */
async function passTimeWithFaults(simulator: Simulator, clock: TestClock): Promise<void> {
  for (;;) {
    const { fault } = await simulator.nextRequest();
    if (fault === undefined) continue;
    // Server and client share this event loop: some turns later, what the server sent has been read.
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    clock.pass(mostMsOfOneRequest);
  }
}

/** A third of the default of timeoutSeconds. */
const mostMsOfOneRequest = 20_000;
