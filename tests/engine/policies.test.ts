import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { PinnedImage, type PinnedImageArgs } from "../../sdk";
import { failureOf } from "../failure";
import { stepsOf, warningsOn } from "./outcome";
import { FailedRun, type EngineStack } from "./stack";
import { engineStageOfEachTest } from "./stage";

const ubuntu = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };

/** A few of the combinations that tests/provider/pin/policies.test.ts has all of. */
describe("the policies of a pin on the real engine", () => {
  const stage = engineStageOfEachTest();
  let stack: EngineStack;
  beforeEach(async () => {
    stack = await stage.open();
  });

  it("update moves a superseded pin, which the preview shows as a replacement", async () => {
    const program = pin({ ...ubuntu, onSuperseded: "update" });
    await stack.up(program);
    const newer = stage.simulator.publish({ Zone: ubuntu.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;
    const preview = await stack.preview(program);
    expect(stepsOf("web", preview)).to.include("replace");
    expect(warningsOn("web", preview)).to.deep.equal([]);
    await stack.up(program);
    expect(await stack.recorded("PinnedImage")).to.include({ imageId: newer, status: "current" });
  });

  it("error fails previews of a retired image with the reason, but neither refresh nor destroy", async () => {
    const program = pin({ ...ubuntu, onUnavailable: "error" });
    await stack.up(program);
    const { imageId } = await stack.recorded("PinnedImage");
    stage.simulator.retire(String(imageId));
    const { outcome } = await failureOf(stack.preview(program), FailedRun);
    expect(outcome.printed).to.include(imageId).and.include("is Unavailable");
    await stack.refresh();
    expect(await stack.recorded("PinnedImage")).to.include({ imageId, status: "unavailable" });
    await stack.destroy();
  });

  it("warns of the end of maintenance on the row of the pin, of a past one and of one that is near", async () => {
    const days = (count: number) =>
      new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "/");
    const program = pin({ ...ubuntu, os: "Alma 9" });
    const publish = (MaintainEol: string) =>
      stage.simulator.publish({ Zone: ubuntu.zone, ImageName: "Alma 9.4 64位", OsName: "Alma 9.4 64位", MaintainEol });
    publish(days(60));
    const near = await stack.up(program);
    expect(warningsOn("web", near)).to.have.length(1);
    expect(warningsOn("web", near)[0]).to.match(/reaches the end of its maintenance in (59|60|61) days/);
    const quiet = await stack.preview(pin({ ...ubuntu, os: "Alma 9", endOfLifeNoticeDays: 30 }));
    expect(warningsOn("web", quiet)).to.deep.equal([]);
    const { ImageId } = publish(days(-30));
    const past = await stack.preview(pin({ ...ubuntu, os: "Alma 9", imageId: ImageId }));
    expect(warningsOn("web", past).join()).to.include("is past its end of maintenance");
  });

  it("tells a pin on a fallback of the preferred image, and moves it there under update", async () => {
    const args = { ...ubuntu, os: "Ubuntu 26.04", fallbacks: [{ os: "Ubuntu 22.04" }] };
    await stack.up(pin(args));
    const preferred = {
      Zone: ubuntu.zone,
      ImageName: "Ubuntu 26.04 64位",
      OsName: "Ubuntu 26.04 64位",
      MaintainEol: "",
    };
    const { ImageId } = stage.simulator.publish(preferred);
    const preview = await stack.preview(pin(args));
    expect(stepsOf("web", preview)).to.deep.equal(["same"]);
    expect(warningsOn("web", preview).join()).to.include("stands on a fallback").and.include(ImageId);
    await stack.up(pin({ ...args, onSuperseded: "update" }));
    expect(await stack.recorded("PinnedImage")).to.include({ imageId: ImageId, status: "current" });
  });
});

function pin(args: PinnedImageArgs): PulumiFn {
  return async () => ({ imageId: new PinnedImage("web", args).imageId });
}
