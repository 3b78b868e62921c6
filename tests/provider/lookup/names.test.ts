import { expect } from "chai";
import { getImage, getImagePerZone, getImages } from "../../../provider/lookup";
import { checkPin } from "../../../provider/pin";
import { ArgumentError } from "../../../provider/text/argument-error";
import { UserError } from "../../../provider/text/user-error";
import { startSimulator, type Image, type Simulator } from "../../../simulator";
import { failureOf } from "../../failure";
import { accountAt } from "../account-at";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };

describe("names that are newer than this package", () => {
  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator({ images: [] })));
  afterEach(() => simulator.close());

  const publish = (fields: Partial<Image>) =>
    simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位", OsName: "Ubuntu 22.04 64位", ...fields });
  const bare: Partial<Image> = { Features: ["CloudInit"], SceneCategories: [], SupportedGPUTypes: [] };
  const find = (args: Record<string, unknown>) => getImage(accountAt(simulator), { ...place, ...args });

  for (const [args, fields] of [
    [{ features: ["Tomorrow_Feature"] }, { Features: ["Tomorrow_Feature"] }],
    [{ scenes: ["TomorrowScene"] }, { SceneCategories: ["TomorrowScene"] }],
    [{ gpuType: "H300" }, { SupportedGPUTypes: ["H300"] }],
    [{ host: { machineType: "G", gpuType: "H300" } }, { SupportedGPUTypes: ["H300"] }],
  ] as const) {
    it(`find the image that has them: ${JSON.stringify(args)}`, async () => {
      publish({ ...bare, CreateTime: 1_790_000_002 });
      const { ImageId } = publish({ ...bare, ...fields, CreateTime: 1_790_000_001 });
      expect(await find(args)).to.include({ imageId: ImageId });
    });

    it(`are wrong where no listed image has them, after one request: ${JSON.stringify(args)}`, async () => {
      publish(bare);
      const before = simulator.requestCount();
      const message = await messageOf(find(args));
      expect(message).to.include("is not accepted: UCloud documents no such");
      expect(simulator.requestCount() - before).to.equal(1);
      expect(await messageOf(getImages(accountAt(simulator), { ...place, ...args }))).to.equal(message);
      const zones = { zones: [place.zone], ...args };
      expect(await messageOf(getImagePerZone(accountAt(simulator), zones))).to.equal(message);
    });
  }

  it("name the field, a fallback's too, and the nearest spelling, be it a listed one", async () => {
    publish({ ...bare, Features: ["CloudInit", "Tomorrow_Feature"] });
    for (const [args, field, nearest] of [
      [{ features: ["CloudInit", "CloudInt"] }, "features[1]", "CloudInit"],
      [{ features: ["TomorowFeature"] }, "features[0]", "Tomorrow_Feature"],
      [{ withoutFeatures: ["CloudInt"] }, "withoutFeatures[0]", "CloudInit"],
      [{ scenes: ["AiModel"] }, "scenes[0]", "AIModels"],
      [{ gpuType: "V10OS" }, "gpuType", "V100S"],
      [{ os: "Plan9", fallbacks: [{ features: ["IPv66"] }] }, "fallbacks[0].features[0]", "IPv6"],
    ] as const) {
      const error = await failureOf(find(args), ArgumentError);
      expect(error.problems.map((problem) => problem.field)).to.deep.equal([field]);
      expect(error.message).to.include(`Did you mean "${nearest}"?`);
    }
  });

  it("are no error of a known name, nor of a listing without images", async () => {
    expect(await messageOf(find({ features: ["IPv66"] }))).to.include("No image matches.");
    publish(bare);
    expect(await messageOf(find({ features: ["SmartNic_cx6"] }))).to.include("No image matches.");
  });

  it("never stop a recorded pin that stays, and its image may have lost them", async () => {
    const { ImageId } = publish({ ...bare, Features: ["Tomorrow_Feature"] });
    const args = { ...place, os: "Ubuntu 22.04", features: ["Tomorrow_Feature"] };
    const { inputs } = await checkPin(accountAt(simulator), {}, args);
    expect(inputs).to.include({ imageId: ImageId });
    simulator.remove(ImageId);
    publish({ ...bare, ImageId, Features: [] });
    for (const edit of [{}, { features: ["Tomorrow_Feature"], withoutFeatures: ["Whatever"] }]) {
      const again = await checkPin(accountAt(simulator), inputs, { ...args, ...edit });
      expect(again.problems).to.deep.equal([]);
      expect(again.inputs).to.include({ imageId: ImageId });
    }
    const edited = await checkPin(accountAt(simulator), inputs, { ...args, features: ["AnotherFeature"] });
    expect(edited.problems.map(({ field }) => field)).to.deep.equal(["features[0]"]);
  });

  it("take both spellings of network enhancement 1.0 for one feature", async () => {
    const older = publish({ ...bare, Features: ["NetEnhnced"], CreateTime: 1_790_000_001 });
    const newer = publish({ ...bare, Features: ["NetEnhanced"], CreateTime: 1_790_000_002 });
    const none = publish({ ...bare, CreateTime: 1_790_000_003 });
    for (const feature of ["NetEnhnced", "NetEnhanced"]) {
      const { imageIds } = await getImages(accountAt(simulator), { ...place, features: [feature] });
      expect(imageIds).to.deep.equal([newer.ImageId, older.ImageId]);
      const without = await getImages(accountAt(simulator), { ...place, withoutFeatures: [feature] });
      expect(without.imageIds).to.deep.equal([none.ImageId]);
    }
    const host = { machineType: "N", netCapability: "Super", cpu: 4 };
    expect((await getImages(accountAt(simulator), { ...place, host })).imageIds).to.have.length(2);
  });
});

describe("images that no host boots", () => {
  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator({ images: [] })));
  afterEach(() => simulator.close());

  for (const feature of ["Vgpu_AMD", "Vgpu_NVIDIA"]) {
    it(`are never chosen by default: ${feature}`, async () => {
      const system = { Zone: place.zone, ImageName: "Ubuntu 22.04 64位", OsName: "Ubuntu 22.04 64位" };
      const plain = simulator.publish({ ...system, Features: ["CloudInit"], CreateTime: 1_790_000_001 });
      const vgpu = simulator.publish({ ...system, Features: [feature], CreateTime: 1_790_000_002 });
      for (const args of [{}, { os: "Ubuntu" }, { imageName: "Ubuntu*" }, { host: { machineType: "O.BM" } }]) {
        expect(await getImage(accountAt(simulator), { ...place, ...args })).to.include({ imageId: plain.ImageId });
        const { imageIds } = await getImages(accountAt(simulator), { ...place, ...args });
        expect(imageIds).to.deep.equal([plain.ImageId]);
      }
      for (const args of [{ features: [feature] }, { imageIds: [vgpu.ImageId] }]) {
        expect(await getImage(accountAt(simulator), { ...place, ...args })).to.include({ imageId: vgpu.ImageId });
      }
      simulator.remove(plain.ImageId);
      const message = await messageOf(getImage(accountAt(simulator), { ...place, os: "Ubuntu" }));
      expect(message).to.include("left by features: none that no host boots (Vgpu_AMD, Vgpu_NVIDIA)");
      const pin = await checkPin(accountAt(simulator), {}, { ...place, imageId: vgpu.ImageId });
      expect(pin.inputs).to.include({ imageId: vgpu.ImageId });
    });
  }
});

async function messageOf(work: Promise<unknown>): Promise<string> {
  return (await failureOf(work, UserError)).message;
}
