import { expect } from "chai";
import { NoImageError } from "../../../provider/explanation/selection-errors";
import { getImage, getImages } from "../../../provider/lookup";
import { checkPin } from "../../../provider/pin";
import { startSimulator, type Image, type Simulator } from "../../../simulator";
import { failureOf } from "../../failure";
import { PLAIN } from "../../simulator/host-stage";
import { call } from "../../simulator/naive-client";
import { accountAt } from "../account-at";

const [here, there] = ["cn-bj2-05", "cn-bj2-03"];
const asked = { region: "cn-bj2", zone: here, imageType: "Custom", imageName: "built-*", acrossZones: true };

describe("a custom image of another zone of the region", () => {
  let simulator: Simulator;

  beforeEach(async () => (simulator = await startSimulator()));
  afterEach(() => simulator.close());

  const account = () => accountAt(simulator);
  const build = (Zone: string, ImageName: string, more: Partial<Image> = {}) =>
    simulator.publish({ Zone, ImageName, ImageType: "Custom", ...more }).ImageId;

  it("is found where the zone has no match, says so, and makes a host there", async () => {
    build(there, "built-1");
    const newest = build(there, "built-2");
    const found = await getImage(account(), asked);
    expect(found).to.include({ imageId: newest, zone: there, matched: 2, ofOtherZone: true });
    const size = String(Math.max(40, found.imageSizeGb ?? 0));
    const made = await call(simulator, { ...PLAIN, Zone: here, ImageId: found.imageId, "Disks.0.Size": size });
    expect(made).to.include({ RetCode: 0 });
  });

  it("costs one listing more, and only then", async () => {
    const own = build(here, "built-1");
    build(there, "built-2");
    expect(await getImage(account(), asked))
      .to.include({ imageId: own, zone: here })
      .and.not.to.have.property("ofOtherZone");
    expect(simulator.requests.map(({ parameters }) => parameters["Zone"])).to.deep.equal([here]);
    simulator.remove(own);
    simulator.resetRequests();
    await getImage(account(), asked);
    expect(simulator.requests.map(({ parameters }) => parameters["Zone"])).to.deep.equal([here, undefined]);
  });

  it("is not taken before one of the zone where the server does not filter by zone", async () => {
    simulator.fault({ times: "always", effect: { kind: "ignore", names: ["Zone"] } });
    const own = build(here, "built-1");
    build(there, "built-2");
    expect(await getImage(account(), asked)).to.include({ imageId: own });
    expect((await getImages(account(), asked)).imageIds).to.deep.equal([own]);
  });

  it("is not taken with linked disk snapshots, without acrossZones, from another region, or where it is none of one's own", async () => {
    build(there, "built-1", { DataSnapshotIds: ["snapshot-1"] });
    await failureOf(getImage(account(), asked), NoImageError);
    build(there, "built-2");
    await failureOf(getImage(account(), { ...asked, acrossZones: false }), NoImageError);
    build("hk-02", "elsewhere-1");
    await failureOf(getImage(account(), { ...asked, imageName: "elsewhere-1" }), NoImageError);
    simulator.publish({ Zone: there, ImageName: "standard-1" });
    await failureOf(getImage(account(), { ...asked, imageType: "Base", imageName: "standard-1" }), NoImageError);
  });

  it("is found among known ids too", async () => {
    const id = build(there, "built-1");
    expect(await getImage(account(), { region: "cn-bj2", zone: here, imageIds: [id], acrossZones: true })).to.include({
      imageId: id,
    });
  });

  it("keeps its pin when the program names the other zone, until that wants its own", async () => {
    const id = build(there, "built-1");
    const { inputs } = await checkPin(account(), {}, { ...asked, zone: there });
    expect(inputs).to.include({ imageId: id });
    build(here, "built-2");
    const kept = await checkPin(account(), inputs, asked);
    expect(kept.inputs).to.include({ imageId: id });
    const moved = await checkPin(account(), kept.inputs, { ...asked, acrossZones: false });
    expect(moved.inputs["imageId"]).not.to.equal(id);
  });

  it("is adopted by its id", async () => {
    const id = build(there, "built-1");
    const { inputs } = await checkPin(account(), {}, { ...asked, imageId: id });
    expect(inputs).to.include({ imageId: id });
    const bound = build(there, "built-2", { DataSnapshotIds: ["snapshot-1"] });
    const { problems } = await checkPin(account(), {}, { ...asked, imageId: bound });
    expect(problems.map(({ reason }) => reason).join()).to.include(
      `is in zone ${there}, and starts no host in ${here}`,
    );
  });
});
