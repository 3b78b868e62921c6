import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { executable } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { blocksFor, nameOf } from "./blocks";
import { runBlock } from "./shell";

/** Each shell block is run as a reader would run it, who has the command on PATH and two exported stacks. */
describe("the commands in the guides", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let folder: string;
  beforeEach(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-docs-"));
    const web = await recordedPin(simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
    for (const stack of ["prod", "staging"]) {
      writeFileSync(join(folder, `${stack}.json`), exportedStack(stack, { web }));
    }
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await simulator.close();
  });

  const ours = { "ucloud-image": `exec '${process.execPath}' '${executable}' "$@"` };
  for (const block of blocksFor("run")) {
    it(`${nameOf(block)} succeeds line by line and says something`, async () => {
      expect(await runBlock(block.text, folder, ours, simulator.environment)).to.match(/\S/);
    });
  }
});
