import { expect } from "chai";
import { executable } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { stageOfEachTest } from "../simulator/stage";
import { blocksFor, nameOf } from "./blocks";
import { runBlock } from "./shell";

/** Each shell block is run as a reader would run it, who has the command on PATH and two exported stacks. */
describe("the commands in the guides", () => {
  const stage = stageOfEachTest();
  beforeEach(async () => {
    const web = await recordedPin(stage.simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
    for (const stack of ["prod", "staging"]) stage.write(`${stack}.json`, exportedStack(stack, { web }));
  });

  const ours = { "ucloud-image": `exec '${process.execPath}' '${executable}' "$@"` };
  for (const block of blocksFor("run")) {
    it(`${nameOf(block)} succeeds line by line and says something`, async () => {
      expect(await runBlock(block.text, stage.folder, ours, stage.simulator.environment)).to.match(/\S/);
    });
  }
});
