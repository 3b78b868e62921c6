import { expect } from "chai";
import { parseArguments } from "../../../provider/filter/arguments";
import { getImage, getImages } from "../../../provider/lookup";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { pinnedImage } from "../../../provider/pin";
import { pinnedImageArguments } from "../../../provider/pin/arguments";
import { pinnedImagePerZone } from "../../../provider/pin-per-zone";
import { imageIdIn } from "../../../provider/text/image-id";
import { startSimulator, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };

describe("an id as people copy it", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  for (const [text, id] of [
    ["uimage-abc", "uimage-abc"],
    [" uimage-abc ", "uimage-abc"],
    ["uimage-abc/Ubuntu 22.04 64位", "uimage-abc"],
    ["uimage-abc/a/b", "uimage-abc"],
    ["uimage-abc /name", "uimage-abc"],
    ["/name", ""],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => expect(imageIdIn(text)).to.equal(id));
  }

  it("is understood wherever a lookup or a pin takes one", async () => {
    const { ImageId, ImageName } = simulator.images().find(({ Zone }) => Zone === place.zone) ?? expect.fail();
    const copied = `${ImageId}/${ImageName}`;
    expect(await getImage(accountAt(simulator), { ...place, imageIds: [copied] })).to.include({ imageId: ImageId });
    const { imageIds } = await getImages(accountAt(simulator), { ...place, imageIds: [copied, ImageId] });
    expect(imageIds).to.deep.equal([ImageId]);
    const pin = await pinnedImage.check(accountAt(simulator), {}, { ...place, imageId: copied });
    expect(pin.inputs).to.include({ imageId: ImageId });
    const again = await pinnedImage.check(accountAt(simulator), pin.inputs, { ...place, imageId: copied });
    expect(again.inputs).to.deep.equal(pin.inputs);
    const { properties, inputs } = await pinnedImage.read(accountAt(simulator), copied, place);
    expect(properties).to.include({ imageId: ImageId });
    expect(inputs).to.include({ imageId: ImageId });
    const { region, zone } = place;
    const zones = { region, zones: [zone], imageIds: { [zone]: copied } };
    const perZone = await pinnedImagePerZone.check(accountAt(simulator), {}, zones);
    expect(perZone.inputs).to.deep.include({ imageIds: { [zone]: ImageId } });
    const read = await pinnedImagePerZone.read(accountAt(simulator), `${zone}=${copied}`, {});
    expect(read.inputs).to.deep.include({ imageIds: { [zone]: ImageId } });
  });

  it("must have an id in it", () => {
    expect(() => parseArguments(getImageArguments, { imageIds: ["/name"] })).to.throw("imageIds[0]");
    expect(() => parseArguments(pinnedImageArguments, { imageId: " / " })).to.throw("imageId");
  });
});
