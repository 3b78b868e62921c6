import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { repositoryRoot } from "../runtime/repository.mjs";
import { SetupError } from "../runtime/setup-error.mjs";

const pollMs = 250;
const patienceMs = 20 * 60_000;

/** Runs `work` while no other setup of this work tree runs: two `npm ci` at once would delete each other's files. */
export async function whileHoldingTheLock(work) {
  const lock = lockFile();
  const giveUpAtMs = Date.now() + patienceMs;
  let waitingFor;
  while (!take(lock)) {
    const holder = readHolder(lock);
    if (holder === undefined) continue;
    if (!isRunning(holder)) {
      removeAbandoned(lock, holder);
      continue;
    }
    if (holder !== waitingFor)
      console.error(`Another setup of this folder is running (process ${holder}); waiting for it.`);
    waitingFor = holder;
    if (Date.now() > giveUpAtMs) throw waitedTooLong(lock, holder);
    await wait(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

// Outside the work tree, since `npm ci` empties node_modules and nothing else there is ignored by git.
function lockFile() {
  const name = createHash("sha256").update(repositoryRoot).digest("hex").slice(0, 16);
  return join(tmpdir(), `pulumi-ucloud-image-setup-${name}.lock`);
}

// A hard link appears complete or not at all, so nobody reads a lock without a process id.
function take(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(lock) {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// Only one of several waiting setups can rename the lock. If it moved a newer lock of another setup, it puts that one
// back.
function removeAbandoned(lock, holder) {
  const aside = `${lock}.abandoned-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (readHolder(aside) !== holder) linkSync(aside, lock);
  rmSync(aside, { force: true });
}

function waitedTooLong(lock, holder) {
  return new SetupError({
    missing: `another setup of this folder (process ${holder}) has not finished for ${patienceMs / 60_000} minutes.`,
    why: "two setups at once would delete each other's files.",
    todo: `if no such setup runs, delete ${lock} and run the command again.`,
  });
}
