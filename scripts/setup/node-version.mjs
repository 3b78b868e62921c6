import { inRepository, readJson } from "../runtime/repository.mjs";
import { SetupError } from "../runtime/setup-error.mjs";

/** Throws a SetupError when Node is older than package.json's `engines` asks for. */
export function requireNode(running = process.versions.node) {
  const oldest = readJson(inRepository("package.json")).engines.node.replace(">=", "");
  if (compareVersions(running, oldest) >= 0) return;
  throw new SetupError({
    missing: `Node.js ${oldest} or newer; this is Node.js ${running} (${process.execPath}).`,
    why: `from ${oldest} on Node.js loads the ES modules that the package depends on from CommonJS.`,
    todo: "install the current Node.js LTS release (https://nodejs.org), then run the command again.",
  });
}

/** Returns a number below zero when `a` is older than `b`. Compares component by component; a missing one is 0. */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/).map((part) => Number.parseInt(part, 10)));
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
