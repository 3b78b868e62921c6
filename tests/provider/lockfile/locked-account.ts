import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAccount } from "../../../provider/account";
import { openLock } from "../../../provider/lockfile/lock";
import type { LockMode } from "../../../provider/lockfile/mode";
import type { Account } from "../../../provider/lookup";
import { startSimulator, type Simulator } from "../../../simulator";

/** A UCloud, a lockfile, and accounts that use both. */
export interface LockedStage {
  readonly simulator: Simulator;
  readonly lockfile: TestLockfile;
  account(mode: LockMode): Account;
}

/** Gives each test of the suite that calls it a stage of its own, which goes with the test. */
export function lockedStageOfEachTest(): LockedStage {
  let opened: { readonly simulator: Simulator; readonly lockfile: TestLockfile } | undefined;
  const running = () => {
    if (opened === undefined) throw new TypeError("A stage is there within tests only.");
    return opened;
  };
  beforeEach(async () => {
    opened = { simulator: await startSimulator(), lockfile: makeLockfile() };
  });
  afterEach(async () => {
    running().lockfile.delete();
    await running().simulator.close();
  });
  return {
    get simulator() {
      return running().simulator;
    },
    get lockfile() {
      return running().lockfile;
    },
    account: (mode) => lockedAccount(running().simulator, mode, running().lockfile),
  };
}

/** A lockfile of a test's own, in a folder that goes with it. */
export interface TestLockfile {
  readonly path: string;
  text(): string;
  delete(): void;
}

export function makeLockfile(): TestLockfile {
  const folder = mkdtempSync(join(tmpdir(), "ucloud-image-lock-"));
  const path = join(folder, "ucloud-images.lock.json");
  return { path, text: () => readFileSync(path, "utf8"), delete: () => rmSync(folder, { recursive: true }) };
}

/** An account as one program run has it, with that lockfile. Each one reads the file anew. */
export function lockedAccount(
  simulator: Simulator,
  mode: LockMode,
  { path }: Pick<TestLockfile, "path">,
  warn: (text: string) => void = () => undefined,
): Account {
  const settings: Readonly<Record<string, string>> = {
    baseUrl: simulator.url,
    publicKey: simulator.publicKey,
    privateKey: simulator.privateKey,
    lock: mode,
  };
  return { ...openAccount((key) => settings[key], warn), lock: openLock(mode, () => path, warn) };
}
