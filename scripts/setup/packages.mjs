import { existsSync } from "node:fs";
import { withProgress } from "../runtime/progress.mjs";
import { inRepository, readJson, repositoryRoot } from "../runtime/repository.mjs";
import { looksOffline, run } from "../runtime/run-program.mjs";
import { SetupError } from "../runtime/setup-error.mjs";

/** Runs `npm ci`, unless node_modules is what package-lock.json asks for. */
export async function installPackages() {
  if (isInstalled()) return;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const { code, output, error } = await withProgress("Installing the npm packages (npm ci)", () =>
    run("npm", args, { cwd: repositoryRoot }),
  );
  if (error !== undefined) throw npmMissing(error);
  if (code !== 0) throw npmFailed(output);
}

// npm writes what it installed into node_modules/.package-lock.json. File times do not help, since a git checkout
// changes them.
function isInstalled() {
  const record = inRepository("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  const wanted = readJson(inRepository("package-lock.json")).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found === undefined) return optional === true; // made for another platform
    return found.version === version && found.integrity === integrity;
  });
}

function npmMissing(cause) {
  return new SetupError({
    missing: `npm could not be started (${cause.code}).`,
    why: "npm installs the packages that package-lock.json names.",
    todo: "install npm (it comes with Node.js), make sure that it is on PATH, then run the command again.",
    cause,
  });
}

function npmFailed(output) {
  const offline = looksOffline(output);
  return new SetupError({
    missing: offline ? "the npm registry could not be reached." : "npm ci failed.",
    why: "the packages that package-lock.json names are not all in node_modules.",
    todo: offline
      ? "connect to the network (or set npm's proxy and registry), then run the command again."
      : "see npm's own words below, then run the command again.",
    output: errorLines(output),
  });
}

// The error comes first; usage and notices follow it.
function errorLines(output) {
  const lines = output.split("\n").filter((line) => line.startsWith("npm error"));
  return lines.slice(0, 20).join("\n");
}
