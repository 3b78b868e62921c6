import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../simulator";

/** An embedded UCloud API, and an empty folder. */
export interface Stage {
  readonly simulator: Simulator;
  readonly folder: string;
  write(file: string, text: string): void;
}

/** Gives each test of the suite that calls it a stage of its own, which goes with the test. */
export function stageOfEachTest(): Stage {
  let opened: { readonly simulator: Simulator; readonly folder: string } | undefined;
  const running = () => {
    if (opened === undefined) throw new TypeError("A stage is there within tests only.");
    return opened;
  };
  beforeEach(async () => {
    opened = { simulator: await startSimulator(), folder: mkdtempSync(join(tmpdir(), "ucloud-image-test-")) };
  });
  afterEach(async () => {
    rmSync(running().folder, { recursive: true });
    await running().simulator.close();
  });
  return {
    get simulator() {
      return running().simulator;
    },
    get folder() {
      return running().folder;
    },
    write: (file, text) => writeFileSync(join(running().folder, file), text),
  };
}
