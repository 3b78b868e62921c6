import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "../text/reason";

/** The right of one program to change a file, until it ends it or is taken for dead. */
export interface Turn {
  /** Returns whether no other program took the turn over, which happens to a program that was suspended. */
  isOurs(): boolean;
  end(): void;
}

/**
 * Waits for the turn to change a file. A file beside it, `PATH.lock`, names the program whose turn it is, so that a
 * program that lost its turn notices. Two programs that both take a dead one's turn can remove each other's file; libraries
 * that hold a lock as a nameless folder let both go on then.
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

/** A turn takes milliseconds. This time of one's own clock is compared, since a file server's clock may differ. */
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
