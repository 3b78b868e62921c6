// A process of its own, so that a test can kill it: `up`, or what a person does after a crash. Prints the outputs.
import { ConcurrentUpdateError, LocalWorkspace, PulumiCommand, type Stack } from "@pulumi/pulumi/automation";
import "../engine/own-connections";
import { pinAndHosts, type PinHost } from "./stack-program";

/** What the process is told as its only argument, in JSON. */
export interface Order {
  readonly work: "up" | "recover";
  readonly project: string;
  readonly pulumiRoot: string;
  readonly pinHost: PinHost;
  readonly round: number;
}

async function main({ work, project, pulumiRoot, pinHost, round }: Order): Promise<void> {
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "test", projectName: "crash-test", program: pinAndHosts(pinHost, round) },
    { workDir: project, pulumiCommand: await PulumiCommand.get({ root: pulumiRoot }) },
  );
  if (work === "recover") await refreshOrCancel(stack);
  const { outputs } = await stack.up({ color: "never" });
  const value = (name: string): unknown => outputs[name]?.value;
  console.log(JSON.stringify({ imageId: value("imageId"), hostIds: value("hostIds") }));
}

/** A killed engine leaves the stack locked. */
async function refreshOrCancel(stack: Stack): Promise<void> {
  try {
    await stack.refresh({ color: "never" });
  } catch (error) {
    if (!(error instanceof ConcurrentUpdateError)) throw error;
    await stack.cancel();
    await stack.refresh({ color: "never" });
  }
}

void main(JSON.parse(process.argv[2] ?? "") as Order);
