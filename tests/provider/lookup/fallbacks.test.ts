import { expect } from "chai";
import { NoImageError } from "../../../provider/explanation/selection-errors";
import { getImage, getImages } from "../../../provider/lookup";
import { checkPin } from "../../../provider/pin";
import { ArgumentError } from "../../../provider/text/argument-error";
import { startSimulator, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";
import { checkAndRecord } from "../pin/recorded-pin";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const missing = { ...place, os: "Ubuntu 26.04" };

describe("fallbacks", () => {
  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator()));
  afterEach(() => simulator.close());

  it("are not tried while the filter itself matches, and the result says so", async () => {
    const args = { ...place, os: "Ubuntu 22.04", fallbacks: [{ os: "Debian 12" }] };
    expect(await getImage(accountAt(simulator), args)).not.to.have.property("matchedFallback");
    expect((await getImages(accountAt(simulator), args)).explanation.fallbacks).to.deep.equal([]);
  });

  it("are tried in order, and the first with a match wins", async () => {
    const fallbacks = [{ os: "Debian 13" }, { os: "Debian 12" }, { os: "Ubuntu 22.04" }];
    const image = await getImage(accountAt(simulator), { ...missing, fallbacks });
    expect(image).to.include({ matchedFallback: 1, osName: "Debian 12.5 64位", zone: "cn-bj2-05" });
    const { images, matchedFallback } = await getImages(accountAt(simulator), { ...missing, fallbacks });
    expect(matchedFallback).to.equal(1);
    expect(new Set(images.map(({ osName }) => osName))).to.deep.equal(new Set(["Debian 12.5 64位"]));
  });

  it("are whole in themselves: of the filter they take the place and the host alone", async () => {
    const args = {
      ...place,
      os: "Ubuntu 26.04",
      minAgeDays: 100_000,
      host: { machineType: "O" },
      fallbacks: [{ os: "CentOS 7.6", allowEndOfLife: true }],
    };
    const image = await getImage(accountAt(simulator), args);
    expect(image).to.include({ imageName: "高内核CentOS 7.6 64位", matchedFallback: 0 });
  });

  it("may be of another image type", async () => {
    const args = { ...place, imageType: "Custom", imageName: "golden-*", fallbacks: [{ os: "Ubuntu 24.04" }] };
    expect(await getImage(accountAt(simulator), args)).to.include({ imageType: "Base", matchedFallback: 0 });
  });

  it("that match nothing either are told one by one", async () => {
    const fallbacks = [{ os: "Debian 13" }, { os: "Rocky 10" }];
    const error = await failure(() => getImage(accountAt(simulator), { ...missing, fallbacks }));
    expect(error).to.be.instanceOf(NoImageError);
    for (const os of ["Ubuntu 26.04", "Debian 13", "Rocky 10"]) {
      expect(error?.message).to.include(`os: ${os}`);
    }
    const nothing = await getImages(accountAt(simulator), { ...missing, fallbacks });
    expect(nothing).to.include({ matched: 0 }).and.not.have.property("matchedFallback");
  });

  for (const [fallback, field] of [
    [{ zone: "cn-bj2-02" }, "fallbacks[0].zone"],
    [{ os: "22.04" }, "fallbacks[0].os"],
    [{ imageType: "Business" }, "fallbacks[0].vendors"],
  ] as const) {
    it(`are refused as ${JSON.stringify(fallback)}, by their path`, async () => {
      const error = await failure(() => getImage(accountAt(simulator), { ...missing, fallbacks: [fallback] }));
      expect(error).to.be.instanceOf(ArgumentError);
      expect(error instanceof ArgumentError && error.problems.map((problem) => problem.field)).to.deep.equal([field]);
    });
  }

  describe("of a pin", () => {
    const args = { ...missing, fallbacks: [{ os: "Ubuntu 22.04" }] };
    const pin = async (news: Record<string, unknown> = args) => (await checkPin(accountAt(simulator), {}, news)).inputs;
    const preferred = () => simulator.publish({ ...place26, CreateTime: 1_500_000_000, MaintainEol: "" });
    const place26 = { Zone: "cn-bj2-05", ImageName: "Ubuntu 26.04 64位", OsName: "Ubuntu 26.04 64位" };

    it("hold it, and report when a preferred image appears, be it older", async () => {
      const olds = await pin();
      expect(olds["image"]).to.include({ osName: "Ubuntu 22.04 64位" });
      expect((await checkPin(accountAt(simulator), olds, args)).warnings).to.deep.equal([]);
      const { ImageId } = preferred();
      const { outputs, warnings } = await checkAndRecord(accountAt(simulator), olds, args);
      expect(outputs).to.include({ imageId: olds["imageId"], status: "superseded", newestImageId: ImageId });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include("stands on a fallback, and a preferred image is there").and.include(ImageId);
    });

    it("are left for the preferred image under onSuperseded: update", async () => {
      const news = { ...args, onSuperseded: "update" };
      const olds = await pin(news);
      const { ImageId } = preferred();
      expect((await checkAndRecord(accountAt(simulator), olds, news)).outputs).to.include({
        imageId: ImageId,
        status: "current",
      });
    });

    it("do not supersede the image of the filter itself, nor replace it while it is unavailable", async () => {
      const { ImageId } = preferred();
      const olds = await pin();
      expect(olds["imageId"]).to.equal(ImageId);
      simulator.retire(ImageId);
      const { outputs } = await checkAndRecord(accountAt(simulator), olds, { ...args, onSuperseded: "update" });
      expect(outputs).to.include({ imageId: ImageId, status: "unavailable" });
      const moved = await checkPin(accountAt(simulator), olds, { ...args, onUnavailable: "update" });
      expect(moved.inputs["image"]).to.include({ osName: "Ubuntu 22.04 64位" });
    });

    it("keep its image when the filter itself changes, and let it go when they exclude it too", async () => {
      const olds = await pin();
      const kept = await checkPin(accountAt(simulator), olds, { ...args, os: "Ubuntu 28.04" });
      expect(kept.inputs["imageId"]).to.equal(olds["imageId"]);
      const left = await checkPin(accountAt(simulator), olds, { ...args, os: "Ubuntu 24.04", fallbacks: [] });
      expect(left.inputs["image"]).to.include({ osName: "Ubuntu 24.04 64位" });
      const other = { ...args, fallbacks: [{ os: "Debian 12" }] };
      const excluded = await checkPin(accountAt(simulator), olds, { ...other, os: "Ubuntu 28.04" });
      expect(excluded.inputs["image"]).to.include({ osName: "Debian 12.5 64位" });
    });

    it("may have the image that is pinned by its id", async () => {
      const { imageId } = await pin();
      const adopted = await checkPin(accountAt(simulator), {}, { ...args, imageId });
      expect(adopted.problems).to.deep.equal([]);
      expect(adopted.inputs).to.include({ imageId });
    });
  });
});

async function failure(act: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : undefined;
  }
}
