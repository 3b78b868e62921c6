import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { PulumiFn, Stack } from "@pulumi/pulumi/automation";
import { CommandError, LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { pulumiRoot } from "../setup/pulumi/pulumi-root.mjs";
import { pinnedHost } from "./program";
import { color } from "./screen";

const project = resolve(__dirname, "..", "..");
const projectName = "pinned-host";

/** A stack of the project in Pulumi.yaml, on the real engine. Shows on the screen what `pulumi` prints. */
export interface DemoStack {
  preview(options?: { diff?: boolean; replace?: string[] }): Promise<void>;
  /** Previews another program, which must fail, and shows what it prints. Throws when the preview succeeds. */
  previewFailure(program: PulumiFn): Promise<void>;
  up(options?: { replace?: string[] }): Promise<void>;
  destroy(): Promise<void>;
  /** Returns the stack's output of that name. */
  output(name: string): Promise<string>;
  urnOf(resource: { type: string; name: string }): string;
  /** Deletes its state and settings. */
  delete(): void;
}

/** Creates a stack whose state is in a temporary folder. When `signal` aborts, `pulumi` is interrupted. */
export async function openDemoStack(signal: AbortSignal): Promise<DemoStack> {
  const stackName = `demo-${process.pid}`;
  const folder = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-demo-"));
  const deleteAll = () => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(project, `Pulumi.${stackName}.yaml`), { force: true });
  };
  try {
    return { ...runsOf(await createStack(stackName, folder), signal), delete: deleteAll };
  } catch (error) {
    deleteAll();
    throw error;
  }
}

async function createStack(stackName: string, folder: string): Promise<Stack> {
  const [state, home] = [join(folder, "state"), join(folder, "pulumi-home")];
  for (const path of [state, home]) mkdirSync(path);
  const envVars = {
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "demo",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  return LocalWorkspace.createStack(
    { stackName, projectName, program: pinnedHost },
    { workDir: project, pulumiHome: home, pulumiCommand: await PulumiCommand.get({ root: pulumiRoot() }), envVars },
  );
}

function runsOf(stack: Stack, signal: AbortSignal): Omit<DemoStack, "delete"> {
  const write = (text: string) => process.stdout.write(text);
  const run = async (operation: (shown: ShownOptions) => Promise<unknown>) => {
    signal.throwIfAborted();
    await operation({ color, signal, onOutput: write, onError: write });
  };
  return {
    preview: (options) => run((shown) => stack.preview({ ...shown, ...options })),
    previewFailure: (program) => run((shown) => failureOf(stack.preview({ ...shown, program }), signal)),
    up: (options) => run((shown) => stack.up({ ...shown, ...options })),
    destroy: () => run((shown) => stack.destroy(shown)),
    output: async (name) => String((await stack.outputs())[name]?.value),
    urnOf: ({ type, name }) => `urn:pulumi:${stack.name}::${projectName}::${type}::${name}`,
  };
}

async function failureOf(preview: Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await preview;
  } catch (error) {
    if (error instanceof CommandError && !signal.aborted) return;
    throw error;
  }
  throw new Error("The lookup should have failed.");
}

/** The options of every run of `pulumi`: its output appears at once, and it can be interrupted. */
interface ShownOptions {
  readonly color: "always" | "never";
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
}
