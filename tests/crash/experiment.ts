import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import { startSimulator, type Simulator } from "../../simulator";
import { makeProjectFolder, type ProjectFolder } from "../engine/project-folder";
import { patience } from "../patience";
import { pluginFolder } from "../provider/plugin/plugin-folder";
import type { Crash, Victim } from "./moments";
import { familyOf, kill, stillThere, type Process } from "./processes";
import type { Order } from "./run-stack";
import { place } from "./stack-program";

/** What is there after a crash and what a person does about it. */
export interface Aftermath {
  /** False when the update was over before the moment came. */
  readonly killed: boolean;
  /** What the stack says: the pin's image and its hosts. */
  readonly stack: { readonly imageId: string; readonly hostIds: readonly string[] };
  /** What UCloud says. */
  readonly hosts: readonly { readonly id: string; readonly imageId: string; readonly name: string }[];
  readonly newestImageId: string;
}

// Found before any process gets a home of its own.
const root = pulumiRoot();

/** One crash and the recovery from it, on the real engine, with a stack and a UCloud of their own. */
export async function crashAndRecover(crash: Crash): Promise<Aftermath> {
  const simulator = await startSimulator({ latencyMs: 20 });
  const folder = makeProjectFolder();
  try {
    let newest = simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
    let round = 0;
    const order = (work: Order["work"]): Order => ({
      work,
      project: folder.project,
      pulumiRoot: root,
      pinHost: crash.pinHost,
      round,
    });
    if (crash.update === "replacement") {
      await outputsOf(start(order("up"), simulator, folder));
      newest = simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
      round = 1;
    }
    simulator.resetRequests();
    const killed = await killAtMoment(start(order("up"), simulator, folder), crash, simulator);
    const stack = await outputsOf(start(order("recover"), simulator, folder));
    const hosts = simulator.hosts().map((host) => ({ id: host.UHostId, imageId: host.BasicImageId, name: host.Name }));
    return { killed, stack, hosts, newestImageId: newest.ImageId };
  } finally {
    folder.delete();
    await simulator.close();
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly stdout: string }>;
}

function start(order: Order, simulator: Simulator, folder: ProjectFolder): Started {
  const clean = Object.entries(process.env).filter(([name]) => !/^(UCLOUD|PULUMI)_/.test(name));
  const env = {
    ...Object.fromEntries(clean),
    ...patience,
    ...simulator.environment,
    PATH: `${pluginFolder}${delimiter}${process.env["PATH"] ?? ""}`,
    HOME: folder.home,
    PULUMI_HOME: join(folder.home, ".pulumi"),
    PULUMI_BACKEND_URL: `file://${folder.backend}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const args = ["--import", "tsx", join(__dirname, "run-stack.ts"), JSON.stringify(order)];
  const ended = promisify(execFile)(process.execPath, args, { env, maxBuffer: 2 ** 26 });
  return { child: ended.child, ended };
}

async function outputsOf({ ended }: Started): Promise<Aftermath["stack"]> {
  const { stdout } = await ended;
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Aftermath["stack"];
}

/** Kills at the moment that the crash names, and waits until all processes of the update have ended. */
async function killAtMoment({ child, ended }: Started, crash: Crash, simulator: Simulator): Promise<boolean> {
  const { pid = 0 } = child;
  const exit = once(child, "exit");
  ended.catch(() => undefined);
  const over = exit.then(() => "over" as const);
  const moment = requestsArrived(simulator, crash.requests).then(() => pause(crash.delayMs, "moment" as const));
  let killed = false;
  let family: Process[] = [];
  if ((await Promise.race([over, moment])) === "moment") {
    while (!killed && child.exitCode === null) {
      family = await familyOf(pid);
      const victims = victimsIn(family, crash.victim, pid);
      kill(victims);
      killed = victims.length > 0;
    }
  }
  await exit;
  // An engine whose program is gone ends by itself; a provider whose engine is gone may not.
  const engines = family.filter(({ command }) => /\bpulumi (up|refresh)\b/.test(command));
  while ((await stillThere(engines)).length > 0) await pause(100);
  kill(await stillThere(family));
  return killed;
}

async function requestsArrived(simulator: Simulator, count: number): Promise<void> {
  while (simulator.requestCount() < count) await simulator.nextRequest();
}

function victimsIn(family: readonly Process[], victim: Victim, pid: number): readonly Process[] {
  switch (victim) {
    case "program":
      return family.filter((process) => process.pid === pid);
    case "dynamic provider":
      return family.filter(({ command }) => /^\S*node .*dynamic-provider/.test(command));
    case "plugin":
      return family.filter(({ command }) => /node .*pulumi-resource-ucloud-image/.test(command));
    case "everything":
      return family;
  }
}
