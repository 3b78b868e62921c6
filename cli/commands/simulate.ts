import { reasonOf } from "../../provider/text/reason";
import { UserError } from "../../provider/text/user-error";
import { largeCatalogue, startSimulator, type Simulator } from "../../simulator";
import { runInside } from "../child";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { optionName } from "../option-name";
import { finishesWith, type Options } from "../outcome";

export const addCommand: Define = (command, finish) => {
  command
    .argument("[command...]", "after --: a command to run; it ends with that")
    .option("--port <n>", "port to listen on; 0 takes a free one", "0")
    .option("--seed <n>", "decides the catalogue and all ids", "1")
    .option("--images <n>", "so many images in cn-bj2-05 alone, to measure", "0")
    .option("--latency-ms <n>", "how long every answer takes", "0")
    .addHelpText("after", examples);
  const work = async (options: Options, words: readonly string[]) => {
    const simulator = await started(options);
    return words.length === 0 ? standing(simulator) : passing(simulator, words, options);
  };
  finishesWith(command, finish, work, { waitingFor: undefined, takesProfile: false });
};

const examples = `
Examples:
  ucloud-image simulate                   # serves until Ctrl-C
  ucloud-image simulate -- pulumi preview
  ucloud-image simulate -- ucloud-image find --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04"`;

async function started(options: Options): Promise<Simulator> {
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

/** Answers at once; the open port keeps the process until somebody ends it. */
function standing(simulator: Simulator) {
  const { environment, url } = simulator;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close());
  }
  process.stderr.write(
    `A simulated UCloud with ${simulator.images().length} images listens on ${url} until Ctrl-C.\n` +
      `The lines below, in another shell, lead this package to it. Control: ${url}/control/images\n`,
  );
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
  return { exitCode: exitCodes.done, json: { url, environment }, text: () => exports.join("\n") };
}

async function passing(simulator: Simulator, words: readonly string[], options: Options) {
  if (options["json"] === true) {
    throw new UsageError("--json prints the environment; with a command to run there is nothing to print.");
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
