import { openAccount, type ConfigurationKey } from "../../provider/account";
import { getImage, type Account, type Arguments } from "../../provider/lookup";
import { checkPin, type CheckedPin } from "../../provider/pin";
import type { GetImageResult } from "../../provider/images/results";
import { startSimulator, type Fault, type Image, type Simulator } from "../../simulator";
import { images, place } from "./listing";

/** What goes wrong in one experiment. */
export interface Experiment {
  readonly faults?: readonly Fault[];
  /** Stack configuration beside the keys and the base URL; undefined takes one of these away. */
  readonly configuration?: Partial<Record<ConfigurationKey, string | undefined>>;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly images?: readonly Image[];
  readonly pageLimit?: number;
  /** Nobody listens at the base URL. */
  readonly closed?: boolean;
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
  work: (account: Account) => Promise<Result>,
): Promise<Seen<Result>> {
  const simulator = await startSimulator({
    images: experiment.images ?? images(),
    pageLimit: experiment.pageLimit ?? 100,
  });
  for (const fault of experiment.faults ?? []) simulator.fault(fault);
  if (experiment.closed) await simulator.close();
  const warnings: string[] = [];
  const seen = () => ({ warnings, requests: simulator.requestCount() });
  try {
    const account = openAccount(configurationFor(simulator, experiment), (text) => warnings.push(text));
    const result = await work(account);
    return { result, ...seen() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error, ...seen() };
  } finally {
    if (!experiment.closed) await simulator.close();
  }
}

function configurationFor(simulator: Simulator, { configuration }: Experiment) {
  const { publicKey, privateKey, url: baseUrl } = simulator;
  const given: Partial<Record<ConfigurationKey, string | undefined>> = { publicKey, privateKey, baseUrl };
  const all = { ...given, ...configuration };
  return (key: ConfigurationKey) => all[key];
}
