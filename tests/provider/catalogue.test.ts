import { expect } from "chai";
import { getImage, getImages } from "../../provider/lookup";
import { startSimulator, type Simulator } from "../../simulator";
import { failureOf } from "../failure";
import { accountAt } from "./account-at";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };

describe("lookups of one run", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());
  beforeEach(() => simulator.resetRequests());

  it("share one listing, whether it is on its way or here, whatever they filter", async () => {
    const account = accountAt(simulator);
    const first = await Promise.all([getImage(account, web), getImages(account, { ...web, os: "Debian 12" })]);
    const pages = simulator.requests.length;
    const later = await getImage(account, web);
    expect(later).to.deep.equal(first[0]);
    expect(simulator.requests).to.have.length(pages);
    expect(new Set(simulator.requests.map(({ parameters }) => parameters["Offset"])).size).to.equal(pages);
  });

  it("get records of their own: changing one changes no other", async () => {
    const account = accountAt(simulator);
    const { images } = await getImages(account, web);
    const features = images.map((image) => [...image.features]);
    images[0]?.features.push("Mine");
    const again = await getImages(account, web);
    expect(again.images.map((image) => image.features)).to.deep.equal(features);
    expect(images.slice(1).map((image) => image.features)).to.deep.equal(features.slice(1));
  });

  it("list each place and type once", async () => {
    const account = accountAt(simulator);
    await getImages(account, web);
    const pages = simulator.requests.length;
    await getImages(account, { ...web, zone: "cn-bj2-02" });
    expect(simulator.requests.length).to.be.greaterThan(pages);
  });

  it("ask for known ids together, 100 in a request", async () => {
    const { catalogue } = accountAt(simulator);
    const known = simulator.images().find(({ Zone, ImageType }) => Zone === "cn-bj2-05" && ImageType === "Base");
    const ids = [known?.ImageId ?? "", ...Array.from({ length: 149 }, (_, n) => `uimage-gone-${n}`)];
    const found = await Promise.all(ids.map((id) => catalogue().find("cn-bj2", undefined, id)));
    expect(found.map((image) => image?.imageId).filter(Boolean)).to.deep.equal([known?.ImageId]);
    expect(simulator.requests).to.have.length(2);
  });

  it("never keep a listing that failed", async () => {
    const account = accountAt(simulator);
    simulator.fault({ effect: { kind: "retCode", retCode: 299 } });
    expect((await failureOf(getImage(account, web), Error)).message).to.include("299");
    expect(await getImage(account, web)).to.include({ zone: "cn-bj2-05" });
  });
});
