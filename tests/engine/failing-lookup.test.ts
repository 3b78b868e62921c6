import { expect } from "chai";
import { getImage } from "../../sdk";
import { startSimulator, type Simulator } from "../../simulator";
import { FailedRun, openStack, type EngineStack } from "./stack";

describe("a lookup that fails on the real engine", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let stack: EngineStack;

  before(async () => {
    simulator = await startSimulator();
    stack = await openStack({ environment: simulator.environment });
  });
  after(async () => {
    stack.close();
    await simulator.close();
  });

  it("ends the program with its explanation, and with no stack trace", async () => {
    const args = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.10" };
    const failed = await stack.preview(async () => void (await getImage(args))).catch((error: unknown) => error);
    const printed = failed instanceof FailedRun ? failed.outcome.printed : "";
    expect(printed).to.include("error: No image matches.").and.include("hint   Ubuntu 22.10 is not here");
    expect(printed).not.to.match(/^\s+at /m);
    expect(printed).not.to.include("Unhandled exception");
  });
});
