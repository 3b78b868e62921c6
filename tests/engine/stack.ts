import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigMap, Deployment, EngineEvent, ProjectSettings, PulumiFn, Stack } from "@pulumi/pulumi/automation";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { patience } from "../patience";
import { printedBy, pulumi } from "./engine";
import { inEnvironment } from "./environment";
import type { Outcome } from "./outcome";
import { outcomeOf } from "./outcome";
import { makeProjectFolder } from "./project-folder";

/** A run that the engine ended with an error, and what it showed until then. */
export class FailedRun extends Error {
  override readonly name = "FailedRun";

  constructor(
    readonly outcome: Outcome,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A stack of its own on the real engine. A run that the engine ends with an error throws a FailedRun. */
export interface EngineStack {
  /** The project's folder, which `pulumi` runs in. */
  readonly project: string;
  /** Without a program: the project's own. */
  preview(program?: PulumiFn, saved?: SavedPlan): Promise<Outcome>;
  up(program?: PulumiFn, saved?: SavedPlan): Promise<Outcome>;
  /** `pulumi up --replace URN`. */
  upReplacing(urn: string): Promise<Outcome>;
  refresh(): Promise<Outcome>;
  destroy(): Promise<Outcome>;
  outputs(): Promise<Record<string, unknown>>;
  /** Sets a value of the stack's configuration. */
  configure(key: string, value: string): Promise<void>;
  /** Gives the project another Pulumi.yaml, as a person who edits it. */
  rewrite(projectFile: string): void;
  /** Changes the environment of later runs: other credentials, another address. */
  setEnvironment(environment: Readonly<Record<string, string>>): void;
  /** The state, as `pulumi stack export` prints it. */
  export(): Promise<string>;
  /** What the state records of the resource whose type ends so. */
  recorded(type: string): Promise<Record<string, unknown>>;
  /** Takes a state that another stack exported. */
  import(state: Deployment): Promise<void>;
  /** Deletes the stack's folders; what it made elsewhere stays. */
  close(): void;
}

/** A plan that a preview saves, and that an update then keeps to. */
interface SavedPlan {
  readonly plan: string;
}

export interface StackOptions {
  /** Of `pulumi`, its providers and the program. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly configuration?: ConfigMap;
  /** Folders of provider plugins by their names, as Pulumi.yaml's `plugins.providers` tells them. */
  readonly plugins?: Readonly<Record<string, string>>;
  /** The text of Pulumi.yaml, for a program in files. */
  readonly projectFile?: string;
  /** What the engine logs, beside what it shows a person. */
  readonly logging?: { readonly logVerbosity: number; readonly logToStdErr: true; readonly logFlow: true };
}

// Runs of several stacks in one process must not overlap: inEnvironment changes the whole process.
export async function openStack(options: StackOptions = {}): Promise<EngineStack> {
  let environment = options.environment ?? {};
  const folder = makeProjectFolder();
  const always = {
    ...patience,
    HOME: folder.home,
    PULUMI_HOME: join(folder.home, ".pulumi"),
    PULUMI_BACKEND_URL: `file://${folder.backend}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const inside = <T>(work: () => Promise<T>) => inEnvironment({ ...always, ...environment }, work);
  const stack = await inside(async () => {
    const made = await createStack(folder.project, options);
    await made.setAllConfig(options.configuration ?? {});
    return made;
  });
  const run = (operation: (record: Recorder) => Promise<unknown>) =>
    inside(() => recorded((record) => operation({ ...record, ...options.logging })));
  return {
    project: folder.project,
    preview: (program, saved) => run((record) => stack.preview({ ...(program && { program }), ...saved, ...record })),
    up: (program, saved) => run((record) => stack.up({ ...(program && { program }), ...saved, ...record })),
    import: (state) => inside(() => stack.importStack(state)),
    upReplacing: (urn) => run((record) => stack.up({ replace: [urn], ...record })),
    refresh: () => run((record) => stack.refresh(record)),
    destroy: () => run((record) => stack.destroy(record)),
    outputs: () => inside(async () => valuesOf(await stack.outputs())),
    configure: (key, value) => inside(() => stack.setConfig(key, { value })),
    rewrite: (projectFile) => writeFileSync(join(folder.project, "Pulumi.yaml"), projectFile),
    setEnvironment: (next) => (environment = next),
    // The Automation API's own exportStack shows secrets in plain text.
    export: () => inside(() => printedBy(["stack", "export", "--stack", stack.name], folder.project)),
    recorded: (type) => inside(async () => outputsOf(await stack.exportStack(), type)),
    close: () => folder.delete(),
  };
}

async function createStack(workDir: string, { plugins, projectFile }: StackOptions): Promise<Stack> {
  const pulumiCommand = await pulumi();
  if (projectFile !== undefined) {
    writeFileSync(join(workDir, "Pulumi.yaml"), projectFile);
    return LocalWorkspace.createStack({ stackName: "test", workDir }, { pulumiCommand });
  }
  return LocalWorkspace.createStack(
    { stackName: "test", projectName: "engine-test", program: async () => {} },
    { workDir, pulumiCommand, projectSettings: projectWith(plugins ?? {}) },
  );
}

// The Automation API's type of Pulumi.yaml does not know plugins; it writes them all the same.
function projectWith(plugins: Readonly<Record<string, string>>): ProjectSettings {
  const providers = Object.entries(plugins).map(([name, path]) => ({ name, path }));
  const settings: ProjectSettings = { name: "engine-test", runtime: "nodejs" };
  return { ...settings, ...{ plugins: { providers } } };
}

/** The Automation API's options that show what a run does. */
interface Recorder {
  readonly color: "never";
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

async function recorded(operation: (record: Recorder) => Promise<unknown>): Promise<Outcome> {
  const events: EngineEvent[] = [];
  let printed = "";
  const print = (text: string) => (printed += text);
  try {
    await operation({ color: "never", onOutput: print, onError: print, onEvent: (event) => events.push(event) });
  } catch (error) {
    throw new FailedRun(outcomeOf(events, printed), error);
  }
  return outcomeOf(events, printed);
}

function outputsOf({ deployment }: Deployment, type: string): Record<string, unknown> {
  const { resources } = deployment as { resources: { type: string; outputs?: Record<string, unknown> }[] };
  return resources.find((resource) => resource.type.endsWith(type))?.outputs ?? {};
}

function valuesOf(outputs: Record<string, { value: unknown }>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
