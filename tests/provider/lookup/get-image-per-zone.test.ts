import { expect } from "chai";
import { AmbiguousImageError, NoCommonImageError } from "../../../provider/explanation/selection-errors";
import { getImagePerZone } from "../../../provider/lookup";
import { ArgumentError } from "../../../provider/text/argument-error";
import { startSimulator, type Image, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";

const zones = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-05"];

describe("getImagePerZone", () => {
  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator()));
  afterEach(() => simulator.close());

  it("finds the image that all zones have under one name, by one listing of their region", async () => {
    const newest = simulator.publish({ Zone: "cn-bj2-03", ImageName: "Ubuntu 22.04 64位" });
    const result = await getImagePerZone(accountAt(simulator), { zones, os: "Ubuntu 22.04" });
    expect(Object.keys(result.images)).to.deep.equal(zones);
    for (const zone of zones) {
      expect(result.images[zone]).to.include({ zone, imageName: "Ubuntu 22.04 64位", imageId: result.imageIds[zone] });
      expect(result.images[zone]).to.have.property("daysToEol");
    }
    expect(result).to.include({ imageName: "Ubuntu 22.04 64位", matched: 1 }).and.not.have.property("matchedFallback");
    expect(result.imageIds["cn-bj2-03"]).to.equal(newest.ImageId);
    const offsets = simulator.requests.map(({ parameters }) => parameters["Offset"]);
    expect(new Set(offsets).size).to.equal(offsets.length);
    expect(new Set(simulator.requests.map(({ parameters }) => parameters["Zone"]))).to.deep.equal(new Set([undefined]));
  });

  it("takes zones of several regions, each listed once, and each zone once", async () => {
    const far = ["cn-bj2-05", "hk-02", "cn-bj2-02", "hk-02"];
    const { images } = await getImagePerZone(accountAt(simulator), { zones: far, os: "Ubuntu 22.04" });
    expect(Object.values(images).map(({ region, zone }) => `${region} ${zone}`)).to.deep.equal([
      "cn-bj2 cn-bj2-05",
      "hk hk-02",
      "cn-bj2 cn-bj2-02",
    ]);
    const first = simulator.requests.filter(({ parameters }) => parameters["Offset"] === "0");
    expect(first.map(({ parameters }) => parameters["Region"]).sort()).to.deep.equal(["cn-bj2", "hk"]);
  });

  it("passes over a newer name that one zone lacks", async () => {
    for (const zone of zones.slice(1)) {
      simulator.publish(ubuntu("26.04", zone));
    }
    const { imageName } = await getImagePerZone(accountAt(simulator), { zones, os: "Ubuntu" });
    expect(imageName).not.to.equal("Ubuntu 26.04 64位");
    simulator.publish(ubuntu("26.04", "cn-bj2-02"));
    const now = await getImagePerZone(accountAt(simulator), { zones, os: "Ubuntu" });
    expect(now.imageName).to.equal("Ubuntu 26.04 64位");
  });

  it("shows which zone has which image where none is common, as text and as data", async () => {
    const [a, b] = [simulator.publish(ubuntu("26.04", "cn-bj2-02")), simulator.publish(ubuntu("26.10", "cn-bj2-03"))];
    const two = zones.slice(0, 2);
    const error = await failure({ zones: two, nameRegex: "^Ubuntu 26" });
    expect(error).to.be.instanceOf(NoCommonImageError);
    const year = new Date((a.CreateTime ?? 0) * 1000).getUTCFullYear();
    expect(error.message).to.match(
      /^No image has the same name in all of the 2 zones\.\n {2}asked {2}region: cn-bj2 {2}\(zones\)/,
    );
    expect(error.message).to.match(
      new RegExp(`  zones  image +cn-bj2-02   cn-bj2-03\n +Ubuntu 26.04 64位  ${year}-\\S+  -\n`),
    );
    expect(error.message).not.to.include("near");
    expect(error.message.split("\n").filter((line) => line.length > 80)).to.deep.equal([]);
    const names = error instanceof NoCommonImageError ? error.names : [];
    expect(names.map(({ images }) => [...images].map(([zone, { imageId }]) => [zone, imageId]))).to.deep.equal([
      [["cn-bj2-02", a.ImageId]],
      [["cn-bj2-03", b.ImageId]],
    ]);
  });

  it("names the zones that have no match at all", async () => {
    simulator.publish(ubuntu("26.04", "cn-bj2-02"));
    const error = await failure({ zones, os: "Ubuntu 26.04" });
    expect(error.message).to.include("Leave out the zones without a match (cn-bj2-03, cn-bj2-05)");
    const none = await failure({ zones, os: "Plan 9" });
    expect(none.message).to.include("near").and.include("hint").and.not.include("zones  image");
  });

  it("tries its fallbacks, and says which one it was", async () => {
    simulator.publish(ubuntu("26.04", "cn-bj2-02"));
    const fallbacks = [{ os: "Ubuntu 28.04" }, { os: "Debian 12" }];
    const result = await getImagePerZone(accountAt(simulator), { zones, os: "Ubuntu 26.04", fallbacks });
    expect(result).to.include({ imageName: "Debian 12.5 64位", matchedFallback: 1 });
  });

  it("refuses to choose between kernels, unless the host says which", async () => {
    const args = { zones, os: "CentOS 7.6", allowEndOfLife: true };
    expect(await failure(args))
      .to.be.instanceOf(AmbiguousImageError)
      .with.property("reason", "kernels");
    const { imageName } = await getImagePerZone(accountAt(simulator), { ...args, host: { machineType: "O" } });
    expect(imageName).to.equal("高内核CentOS 7.6 64位");
  });

  for (const [args, field] of [
    [{ zones: [] }, "zones"],
    [{}, "zones"],
    [{ zones, zone: "cn-bj2-02" }, "zone"],
    [{ zones: ["cn-bj2-02", "hk-02"], region: "cn-bj2" }, "zones[1]"],
  ] as const) {
    it(`refuses ${JSON.stringify(args)}`, async () => {
      const error = await failure(args);
      expect(error).to.be.instanceOf(ArgumentError);
      expect(error instanceof ArgumentError && error.problems.map((problem) => problem.field)).to.deep.equal([field]);
    });
  }

  it("asks about a zone that is not known, in the region that its name says, and warns", async () => {
    const warnings: string[] = [];
    const account = accountAt(simulator, (text) => warnings.push(text));
    await getImagePerZone(account, { zones: ["cn-bj2-02", "cn-bj2-09"], os: "Ubuntu 22.04" }).catch(() => undefined);
    expect(warnings.join()).to.include("Zone cn-bj2-09 is not among those known");
    expect(simulator.requests.map(({ parameters }) => parameters["Region"])).to.include("cn-bj2");
  });

  async function failure(args: Record<string, unknown>): Promise<Error> {
    const error = await getImagePerZone(accountAt(simulator), args).catch((reason: unknown) => reason);
    if (!(error instanceof Error)) {
      throw new TypeError("not refused");
    }
    return error;
  }
});

function ubuntu(version: string, Zone: string): Partial<Image> {
  const name = `Ubuntu ${version} 64位`;
  return { Zone, ImageName: name, OsName: name, MaintainEol: "" };
}
