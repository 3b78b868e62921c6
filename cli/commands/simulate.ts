import { reasonOf } from "../../provider/text/reason";
import { UserError } from "../../provider/text/user-error";
import { largeCatalogue, startSimulator, type Simulator } from "../../simulator";
import { runInside } from "../child";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { optionName } from "../option-name";
import { setAction, type Options } from "../outcome";

export const addCommand: AddCommand = (command, finish) => {
  command
    .argument("[command...]", "after --: a command to run; the simulator ends with it")
    .option("--port <n>", "port to listen on; 0 takes a free one", "0")
    .option("--seed <n>", "seed of the catalogue and all ids", "1")
    .option("--images <n>", "number of images in cn-bj2-05 alone, for measurements", "0")
    .option("--latency-ms <n>", "time that every response takes", "0")
    .addHelpText("after", examples);
  const work = async (options: Options, words: readonly string[]) => {
    const simulator = await startFromOptions(options);
    return words.length === 0 ? serveUntilSignal(simulator) : runCommand(simulator, words, options);
  };
  setAction(command, finish, work, { waitingFor: undefined, takesProfile: false });
};

const examples = `
Examples:
  ucloud-image simulate                   # serves until Ctrl-C
  ucloud-image simulate -- pulumi preview
  ucloud-image simulate -- ucloud-image find --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04"`;

async function startFromOptions(options: Options): Promise<Simulator> {
  const images = wholeNumber(options, "images");
  const port = wholeNumber(options, "port");
  const seed = wholeNumber(options, "seed");
  const latencyMs = wholeNumber(options, "latencyMs");
  try {
    return await startSimulator({ port, seed, latencyMs, ...(images > 0 && { images: largeCatalogue(images) }) });
  } catch (cause) {
    throw new UserError(`The simulator can't start: ${reasonOf(cause)}. --port 0 takes a free port.`, { cause });
  }
}

/** Returns the environment to use. The open port keeps the process alive until a signal ends it. */
function serveUntilSignal(simulator: Simulator) {
  const { environment, url } = simulator;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close());
  }
  process.stderr.write(
    `A simulated UCloud with ${simulator.images().length} images listens on ${url} until Ctrl-C.\n` +
      `Paste the lines below into another shell to use it. Control: ${url}/control/images\n`,
  );
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
  return { exitCode: exitCodes.done, json: { url, environment }, text: () => exports.join("\n") };
}

async function runCommand(simulator: Simulator, words: readonly string[], options: Options) {
  if (options["json"] === true) {
    throw new UsageError("--json prints the environment, so it takes no command to run.");
  }
  try {
    const exitCode = await runInside(words, { ...process.env, ...simulator.environment });
    return { exitCode, json: undefined, text: () => "" };
  } finally {
    await simulator.close();
  }
}

function wholeNumber(options: Options, name: "port" | "seed" | "images" | "latencyMs"): number {
  const text = String(options[name]);
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError(`${optionName(name)} takes a whole number, not "${text}".`);
  }
  return Number(text);
}
