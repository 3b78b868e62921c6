import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "../text/reason";

/** The right of one program to change a file. It lasts until the program ends it, or another takes it over. */
export interface Turn {
  /** Returns whether the turn is still this program's. A program that was suspended for long loses it. */
  isOurs(): boolean;
  end(): void;
}

/**
 * Waits for the turn to change a file. A file beside it, `PATH.lock`, names the program whose turn it is, so that a
 * program notices that it lost its turn. Two programs can take over the turn of a dead one at the same time, and one of
 * them then removes the file of the other. A lock without a name, such as an empty folder, would let both go on.
 */
export async function takeTurn(path: string): Promise<Turn> {
  const file = `${path}.lock`;
  const us = randomUUID();
  let seen = { holder: holderIn(file), at: performance.now() };
  while (!claim(file, us)) {
    const holder = holderIn(file);
    if (holder === undefined || holder !== seen.holder) {
      seen = { holder, at: performance.now() };
    } else if (performance.now() - seen.at > longestTurnMs) {
      // It may also be the folder by which version 0.1 locked.
      rmSync(file, { recursive: true, force: true });
    }
    await wait(shortestWaitMs + Math.random() * shortestWaitMs);
  }
  const isOurs = () => holderIn(file) === us;
  return { isOurs, end: () => void (isOurs() && rmSync(file, { force: true })) };
}

/** A turn takes milliseconds. Each program measures by its own clock, because a file server's clock may differ. */
const longestTurnMs = 3000;
const shortestWaitMs = 20;

/** Creates the file if there is none. Returns whether it did. */
function claim(file: string, us: string): boolean {
  try {
    writeFileSync(file, us, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") {
      return false;
    }
    throw error;
  }
}

function holderIn(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return undefined;
    }
    if (codeOf(error) === "EISDIR") {
      return "version 0.1";
    }
    throw error;
  }
}
