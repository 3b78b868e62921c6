import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { pulumiRoot } from "../setup/pulumi/pulumi-root.mjs";
import { color, showCommand } from "./screen";

const repository = resolve(__dirname, "..", "..");
const example = join(repository, "examples", "pinned-host");

/** What a command printed, without colours, and how it ended. */
interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

/** A project as a person has it: the example's files, with the packed package installed by npm. */
export interface DemoProject {
  /** Replaces the program. */
  write(program: string): void;
  /** Runs `pulumi` or `ucloud-image` and shows it with all that it prints. */
  run(command: string, ...words: string[]): Promise<Ended>;
  /** Returns what a command prints, without showing it. */
  ask(command: string, ...words: string[]): Promise<string>;
  /** Deletes the project, with its state and settings. */
  delete(): void;
}

/** Makes the project in a temporary folder. When `signal` aborts, what runs is interrupted. */
export async function makeDemoProject(signal: AbortSignal): Promise<DemoProject> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-demo-"));
  const folder = join(root, "project");
  const environment = {
    ...process.env,
    PATH: [join(folder, "node_modules", ".bin"), join(pulumiRoot(), "bin"), process.env["PATH"]].join(delimiter),
    PULUMI_HOME: join(root, "pulumi-home"),
    PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "demo",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...(color === "always" && { FORCE_COLOR: "1" }),
  };
  const start = (command: string, words: readonly string[], isShown: boolean) =>
    runToEnd(command, words, { folder, environment, signal, isShown });
  try {
    cpSync(example, folder, { recursive: true });
    mkdirSync(join(root, "state"));
    await install(root, folder, start);
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
  return {
    write: (program) => writeFileSync(join(folder, "index.ts"), program),
    run: (command, ...words) => {
      showCommand([command, ...words]);
      return start(command, command === "pulumi" ? [...words, "--color", color] : words, true);
    },
    ask: async (command, ...words) => succeeded(command, await start(command, words, false)).printed.trim(),
    delete: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The example's own program. */
export const exampleProgram = readFileSync(join(example, "index.ts"), "utf8");

type Start = (command: string, words: readonly string[], isShown: boolean) => Promise<Ended>;

/** Setup has built the package, and npm has most of these packages in its cache. */
async function install(root: string, folder: string, start: Start): Promise<void> {
  const packed = await start(
    "npm",
    ["pack", repository, "--ignore-scripts", "--silent", "--pack-destination", root],
    false,
  );
  const tarball = succeeded("npm pack", packed).printed.trim().split("\n").at(-1) ?? "";
  const manifest = readManifest(join(folder, "package.json"));
  const dependencies = {
    ...manifest.dependencies,
    "pulumi-ucloud-image": `file:${join(root, tarball)}`,
    "@pulumi/pulumi": readManifest(join(repository, "node_modules", "@pulumi", "pulumi", "package.json")).version,
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, dependencies }, null, 2));
  const options = ["--no-audit", "--no-fund", "--prefer-offline"];
  succeeded("npm install", await start("npm", ["install", ...options], false));
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function succeeded(command: string, ended: Ended): Ended {
  if (ended.code !== 0) throw new Error(`\`${command}\` failed:\n${ended.printed}`);
  return ended;
}

interface Surroundings {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly isShown: boolean;
}

function runToEnd(command: string, words: readonly string[], surroundings: Surroundings): Promise<Ended> {
  const { folder, environment, signal, isShown } = surroundings;
  signal.throwIfAborted();
  return new Promise((settle, reject) => {
    // In a group of its own, so that Ctrl-C reaches it once, from here.
    const child = spawn(command, [...words], { cwd: folder, env: environment, detached: true });
    const interrupt = () => child.kill("SIGINT");
    signal.addEventListener("abort", interrupt, { once: true });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text: Buffer) => {
        printed += text.toString();
        if (isShown) process.stdout.write(text);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      signal.removeEventListener("abort", interrupt);
      if (signal.aborted) reject(new Error("Interrupted."));
      else settle({ code, printed: stripVTControlCharacters(printed) });
    });
  });
}
