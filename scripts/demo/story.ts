import { describeUHost } from "../../examples/pinned-host/describe-uhost";
import type { Simulator } from "../../simulator";
import { startSimulator } from "../../simulator";
import type { DemoStack } from "./demo-stack";
import { openDemoStack } from "./demo-stack";
import { failingLookup } from "./program";
import { explain } from "./screen";

const pin = { type: "pulumi-nodejs:dynamic/ucloud-image:PinnedImage", name: "web" };

/** Runs the main job from beginning to end, against an embedded UCloud API, until `signal` aborts. */
export async function tellTheStory(signal: AbortSignal): Promise<void> {
  const simulator = await startSimulator();
  // The program and Pulumi's provider process read their settings from the environment. The user's own must not mix in.
  for (const name of Object.keys(process.env)) if (name.startsWith("UCLOUD_")) delete process.env[name];
  Object.assign(process.env, simulator.environment);
  explain(`An embedded UCloud API answers at ${simulator.url}, with ${simulator.images().length} images.`);
  let stack: DemoStack | undefined;
  try {
    stack = await openDemoStack(signal);
    await failToFind(stack);
    await runAHost(stack, simulator);
    await holdThePin(stack, simulator);
    await moveThePin(stack, simulator);
    explain("Last, everything is deleted.");
    await stack.destroy();
  } finally {
    stack?.delete();
    await simulator.close();
  }
}

async function failToFind(stack: DemoStack): Promise<void> {
  explain(
    "`pulumi preview` of a program that looks for Ubuntu 22.10 with CloudInit, which is not there: the error says why.",
  );
  await stack.previewFailure(failingLookup);
}

async function runAHost(stack: DemoStack, simulator: Simulator): Promise<void> {
  explain(
    "`pulumi up` of examples/pinned-host: the newest Ubuntu 22.04 with CloudInit in zone cn-bj2-05 is looked up\n" +
      "and pinned, and a host is created from it.",
  );
  await stack.up();
  await compareHostWithPin(stack, simulator);
}

async function holdThePin(stack: DemoStack, simulator: Simulator): Promise<void> {
  const pinned = await stack.output("imageId");
  const { ImageId, ImageName } = simulator.publish();
  explain(`UCloud publishes a newer ${ImageName}, ${ImageId}. \`pulumi preview\`: the pin holds, and its row says so.`);
  await stack.preview();
  simulator.retire(pinned);
  explain(`UCloud makes the pinned image ${pinned} unavailable. \`pulumi preview\`: the pin still holds.`);
  await stack.preview();
}

async function moveThePin(stack: DemoStack, simulator: Simulator): Promise<void> {
  const urn = stack.urnOf(pin);
  explain("The pin moves when asked to. `pulumi preview --diff --replace` with the pin's URN shows what would change.");
  await stack.preview({ diff: true, replace: [urn] });
  explain("`pulumi up --replace`: the pin moves, and the new host is there before the old one is deleted.");
  await stack.up({ replace: [urn] });
  await compareHostWithPin(stack, simulator);
}

/** Asks the API, not the stack, which image the host runs on. */
async function compareHostWithPin(stack: DemoStack, { url, publicKey, privateKey }: Simulator): Promise<void> {
  const [pinned, host] = [await stack.output("imageId"), await stack.output("hostId")];
  const account = { publicKey, privateKey, baseUrl: url, projectId: undefined };
  const running = (await describeUHost(account, "cn-bj2", host))?.imageId;
  explain(`DescribeUHostInstance says that ${host} runs on ${running}. The pin is ${pinned}.`);
  if (running !== pinned) throw new Error(`The host runs on ${running}, not on the pinned image ${pinned}.`);
}
