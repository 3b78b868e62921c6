import { expect } from "chai";
import { PinnedImage } from "../../sdk";
import { warningsOn } from "../engine/outcome";
import { engineStageOfEachTest } from "../engine/stage";
import { place } from "./listing";

describe("an image whose name acts on terminals and on Pulumi's output", () => {
  const stage = engineStageOfEachTest();

  it("is shown and does not act, in the whole output of a preview", async () => {
    const name = "Ubuntu \u001b[2J\u202e<{%fg 1%}>\r\nforged";
    const { ImageId } = stage.simulator.publish({ Zone: place.zone, ImageName: name, OsName: "Ubuntu 22.04 64位" });
    const stack = await stage.open();
    const program = async () => {
      new PinnedImage("web", { ...place, imageIds: [ImageId] });
    };
    await stack.up(program);
    stage.simulator.retire(ImageId);

    const { printed, diagnostics, steps } = await stack.preview(program);
    const [warning] = warningsOn("web", { printed, diagnostics, steps });
    expect(warning)
      .to.include("Ubuntu \\u{1b}[2J\\u{202e}<\\u{7b}%fg 1%}>\\u{d}\\u{a}forged")
      .and.include("Unavailable");
    expect(printed)
      .to.include("<\\u{7b}%fg 1%}>")
      .and.not.match(/[\u001b\u202e]/);
  });
});
