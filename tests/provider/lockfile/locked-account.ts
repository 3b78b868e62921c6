import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LookupContext } from "../../../provider/context";
import { openLock } from "../../../provider/lockfile/lock";
import type { LockMode } from "../../../provider/lockfile/settings";
import type { Simulator } from "../../../simulator";
import { stageOfEachTest } from "../../simulator/stage";
import { accountAt } from "../account-at";

/** A UCloud, a lockfile, and accounts that use both. */
export interface LockedStage {
  readonly simulator: Simulator;
  readonly lockfile: TestLockfile;
  account(mode: LockMode): LookupContext;
}

/** A lockfile that is not there yet. */
export interface TestLockfile {
  readonly path: string;
  text(): string;
}

/** Gives each test of the suite that calls it a stage of its own, which goes with the test. */
export function lockedStageOfEachTest(): LockedStage {
  const stage = stageOfEachTest();
  const lockfile: TestLockfile = {
    get path() {
      return join(stage.folder, "ucloud-images.lock.json");
    },
    text: () => readFileSync(lockfile.path, "utf8"),
  };
  return {
    get simulator() {
      return stage.simulator;
    },
    lockfile,
    account: (mode) => lockedAccount(stage.simulator, mode, lockfile),
  };
}

/** An account as one program run has it, with that lockfile. Each one reads the file anew. */
export function lockedAccount(
  simulator: Simulator,
  mode: LockMode,
  { path }: Pick<TestLockfile, "path">,
  warn: (text: string) => void = () => undefined,
): LookupContext {
  return { ...accountAt(simulator, warn, { lock: mode }), lock: openLock(mode, () => path, warn) };
}
