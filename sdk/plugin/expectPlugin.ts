import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../provider/text/user-error";
import { asRunError } from "../asRunError";
import { isMocked } from "../isMocked";

/**
 * Throws, with what to do, when the engine would find no plugin: it would look for one at addresses where this package
 * publishes none, and fail with the advice to install from there. It looks here where the engine looks, and takes any
 * trace for a find, so that the last word is the engine's. A program of the Automation API has no project of its own in
 * this process. Source: Pulumi's sdk/go/common/workspace/plugins.go, `getPluginInfoAndPath`.
 */
export function expectPlugin(opts: pulumi.InvokeOptions | pulumi.ResourceOptions = {}): void {
  if (expected || isMocked() || process.env["PULUMI_NODEJS_MONITOR"] === undefined) {
    return;
  }
  const project = projectFileAbove(process.cwd());
  expected = opts.pluginDownloadURL !== undefined || isNamedIn(project) || isAttached() || isInstalled() || isOnPath();
  if (!expected) {
    throw asRunError(new UserError(problemOf(project)));
  }
}

/** A stack of many pins asks once. */
let expected = false;

const executable = "pulumi-resource-ucloud-image";

/** The nearest project file; `main:` in it may have taken the program to a folder below. */
function projectFileAbove(folder: string): string | undefined {
  const found = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find((path) => existsSync(path));
  const parent = dirname(folder);
  return found ?? (parent === folder ? undefined : projectFileAbove(parent));
}

/** Whether `plugins.providers` names the plugin. Where the file says it in some other way, the engine reads it too. */
function isNamedIn(project: string | undefined): boolean {
  return project !== undefined && /\bname["']?\s*:\s*["']?ucloud-image\b/.test(readFileSync(project, "utf8"));
}

/** Whether a plugin runs already, as one does that somebody debugs. */
function isAttached(): boolean {
  return (process.env["PULUMI_DEBUG_PROVIDERS"] ?? "").includes("ucloud-image:");
}

function isInstalled(): boolean {
  return namesIn(installFolder()).some((name) => name.startsWith("resource-ucloud-image-v"));
}

function installFolder(): string {
  return join(process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi"), "plugins");
}

function isOnPath(): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => namesIn(folder).some((name) => name.replace(/\.\w+$/, "") === executable));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function problemOf(project: string | undefined): string {
  const file = project ?? "Pulumi.yaml";
  return (
    `The program imports pulumi-ucloud-image/plugin, but the engine finds no plugin ${executable}: ` +
    `it is neither among plugins.providers of ${file}, nor in ${installFolder()}, nor on PATH. ` +
    `Add this to ${file}:\n\nplugins:\n  providers:\n    - name: ucloud-image\n      path: ${pluginPath(dirname(file))}\n\n` +
    "Or import from pulumi-ucloud-image, which needs no plugin."
  );
}

/** The folder of the executable that came with this package, as the project file can name it. */
function pluginPath(projectFolder: string): string {
  const usual = join("node_modules", "pulumi-ucloud-image", "bin");
  return existsSync(join(projectFolder, usual))
    ? usual
    : relative(projectFolder, join(dirname(require.resolve("pulumi-ucloud-image/package.json")), "bin"));
}
