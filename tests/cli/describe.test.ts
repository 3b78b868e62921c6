import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "./executable";

describe("ucloud-image describe", function () {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  const describeImage = (...words: string[]) => ucloudImage(["describe", ...words, "--region", "cn-bj2"], simulator);

  it("shows an image by its id, whatever its state, also as UCloud's own command prints it", async () => {
    const { ImageId: id } = simulator.publish({ State: "Making" });
    const { exitCode, stdout } = await describeImage(`${id}/Ubuntu`);
    expect(exitCode).to.equal(0);
    expect(stdout)
      .to.match(new RegExp(`^imageId +${id}$`, "m"))
      .and.match(/^state +Making$/m);
    const csv = (await describeImage(id, "-o", "csv", "--columns", "id,state")).stdout;
    expect(csv).to.equal(`imageId,state\n${id},Making\n`);
  });

  it("ends with 2 when there is no such image", async () => {
    const { exitCode, stderr } = await describeImage("uimage-nowhere");
    expect(exitCode).to.equal(2);
    expect(stderr).to.include("uimage-nowhere does not exist in region cn-bj2");
  });
});
