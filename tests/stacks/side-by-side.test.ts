import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { checkStacks } from "../../stacks/check-stacks";
import { exportedStack } from "../cli/exported-stack";
import { accountAt } from "../provider/account-at";

describe("the stacks of a fleet", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  it("are exported side by side, at most 16 at once, and reported in their own order", async () => {
    let [waiting, most] = [0, 0];
    let allGo: () => void = () => undefined;
    const sixteen = new Promise<void>((resolve) => (allGo = resolve));
    const sources = Array.from({ length: 40 }, (_, number) => ({
      name: `stack ${number}`,
      read: async () => {
        most = Math.max(most, ++waiting);
        // None is done before sixteen have begun: one after the other this would never end.
        if (waiting === 16) allGo();
        await sixteen;
        waiting--;
        return exportedStack(`stack-${number}`, { web: { imageId: `uimage-${number}`, image: {} } });
      },
    }));
    const { pins, summary } = await checkStacks(accountAt(simulator), sources, () => ({ step: () => undefined }));
    expect(most).to.equal(16);
    expect(summary.stacks).to.equal(40);
    expect(pins.map(({ stack }) => stack)).to.deep.equal(sources.map((_, number) => `stack-${number}`));
  });
});
