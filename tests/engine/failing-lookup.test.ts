import { expect } from "chai";
import { getImage } from "../../sdk";
import { failureOf } from "../failure";
import { FailedRun } from "./stack";
import { engineStageOfEachTest } from "./stage";

describe("a lookup that fails on the real engine", () => {
  const stage = engineStageOfEachTest();

  it("ends the program with its explanation, and with no stack trace", async () => {
    const args = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.10" };
    const stack = await stage.open();
    const { outcome } = await failureOf(
      stack.preview(async () => {
        await getImage(args);
      }),
      FailedRun,
    );
    const { printed } = outcome;
    expect(printed).to.include("error: No image matches.").and.include("hint   Ubuntu 22.10 is not here");
    expect(printed).not.to.match(/^\s+at /m);
    expect(printed).not.to.include("Unhandled exception");
  });
});
