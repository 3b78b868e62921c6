import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describeUHost } from "../../examples/pinned-host/describe-uhost";
import { startSimulator, type Simulator } from "../../simulator";
import { exampleProgram, makeDemoProject, type DemoProject } from "./project";
import { explain } from "./screen";

/** Where the report stays when the demo is over. */
const reportFile = join(resolve(__dirname, "..", ".."), "build", "demo-report.html");

/** Runs the main job from beginning to end, against an embedded UCloud API. An abort of `signal` ends it early. */
export async function tellTheStory(signal: AbortSignal): Promise<void> {
  const simulator = await startSimulator();
  // The commands read their settings from here, as on any machine. The user's own settings must not interfere.
  for (const name of Object.keys(process.env))
    if (name.startsWith("UCLOUD_")) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, simulator.environment);
  explain(
    `An embedded UCloud API answers at ${simulator.url}, with ${simulator.images().length} images. A project is made as yours\n` +
      "would be: the files of examples/pinned-host, and `npm install` of this package.",
  );
  let project: DemoProject | undefined;
  try {
    project = await makeDemoProject(signal);
    await project.ask("pulumi", "stack", "init", "demo");
    await failToFind(project);
    const first = await runAHost(project, simulator);
    await holdThePin(project, simulator, first);
    const second = await moveThePin(project, simulator, first);
    await writeTheReport(project);
    explain("Last, everything is deleted.");
    await succeed(project, "pulumi", "destroy", "--yes", "--skip-preview", "--remove");
    explain(summary(first, second));
  } finally {
    project?.delete();
    await simulator.close();
  }
}

async function failToFind(project: DemoProject): Promise<void> {
  explain("1. A lookup that fails says why. This program looks for Ubuntu 22.10 with CloudInit, which UCloud has not.");
  project.write(failingProgram);
  const { code } = await project.run("pulumi", "preview");
  if (code === 0) throw new Error("The lookup should have failed.");
}

const failingProgram = `
import { getImageOutput } from "pulumi-ucloud-image";

export const imageId = getImageOutput({
  region: "cn-bj2",
  zone: "cn-bj2-05",
  os: "Ubuntu 22.10",
  features: ["CloudInit"],
}).imageId;
`;

async function runAHost(project: DemoProject, simulator: Simulator): Promise<string> {
  explain(
    "2. examples/pinned-host: the newest Ubuntu 22.04 with CloudInit in zone cn-bj2-05 is looked up and pinned, and a host is\n" +
      "made from it. The host is the example's own resource. It stands in for one of UCloud's Terraform provider, which\n" +
      "no package registry has; examples/ucloud-instance is about that one.",
  );
  project.write(exampleProgram);
  await succeed(project, "pulumi", "up", "--yes", "--skip-preview");
  return compareHostWithPin(project, simulator);
}

async function holdThePin(project: DemoProject, simulator: Simulator, pinned: string): Promise<void> {
  const { ImageId, ImageName } = simulator.publish();
  explain(`3. UCloud publishes a newer ${ImageName}, ${ImageId}. The pin holds, and its row says so.`);
  await succeed(project, "pulumi", "preview");
  simulator.retire(pinned);
  explain(
    `   UCloud makes the pinned image ${pinned} unavailable. The pin still holds, and \`ucloud-image check\` says so.`,
  );
  await project.run("ucloud-image", "check");
}

async function moveThePin(project: DemoProject, simulator: Simulator, old: string): Promise<string> {
  explain("4. The pin moves when somebody moves it: here by its trigger. The preview shows what would change.");
  await project.ask("pulumi", "config", "set", "wave", "2");
  await succeed(project, "pulumi", "preview", "--diff");
  explain("   The move: the host follows its pin. The new one is there before the old one is deleted.");
  await succeed(project, "pulumi", "up", "--yes", "--skip-preview");
  const moved = await compareHostWithPin(project, simulator);
  if (moved === old) throw new Error(`The pin should have moved from ${old}.`);
  await succeed(project, "ucloud-image", "check");
  return moved;
}

async function writeTheReport(project: DemoProject): Promise<void> {
  explain("5. The report shows the images of a region, and where the pins are among them, on a page of its own.");
  mkdirSync(join(reportFile, ".."), { recursive: true });
  await succeed(project, "ucloud-image", "report", "--all-stacks", "--html", reportFile, "--region", "cn-bj2");
}

async function succeed(project: DemoProject, command: string, ...words: string[]): Promise<void> {
  const { code } = await project.run(command, ...words);
  if (code !== 0) throw new Error(`\`${command}\` ended with the error above.`);
}

/** Returns the image that the host runs on. Asks the API itself, not the stack, and throws when it is not the pin's. */
async function compareHostWithPin(project: DemoProject, simulator: Simulator): Promise<string> {
  const { url, publicKey, privateKey } = simulator;
  const [pinned, host] = [await output(project, "imageId"), await output(project, "hostId")];
  const account = { publicKey, privateKey, baseUrl: url, projectId: undefined };
  const running = (await describeUHost(account, "cn-bj2", host))?.imageId;
  explain(`   DescribeUHostInstance says that ${host} runs on ${running ?? "nothing"}. The pin is ${pinned}.`);
  if (running !== pinned)
    throw new Error(`The host runs on ${running ?? "nothing"}, and not on the pinned image ${pinned}.`);
  return pinned;
}

function output(project: DemoProject, name: string): Promise<string> {
  return project.ask("pulumi", "stack", "output", name);
}

function summary(first: string, second: string): string {
  return [
    "What you saw:",
    "  - a lookup that finds nothing, with the reasons",
    `  - a pin and a host on ${first}; both stayed while a newer image came and theirs was retired`,
    `  - a move to ${second} on purpose, which the host followed`,
    `  - a report: ${reportFile}`,
    "",
    "Next:",
    "  npm install pulumi-ucloud-image       in your own project; README.md has the first program",
    "  npm run demo -- --live                the same lookup with your own keys; it changes nothing",
    "  examples/ucloud-instance              a host of UCloud's own provider that follows its pin",
  ].join("\n");
}
