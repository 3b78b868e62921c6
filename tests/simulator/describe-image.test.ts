import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { call, keysOf, post, record, records, signed } from "./naive-client";

const HERE = { Action: "DescribeImage", Region: "cn-bj2", Zone: "cn-bj2-05" };

describe("simulator: DescribeImage", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  it("serves the whole catalogue of a zone in pages of at most 100", async () => {
    const seen: unknown[] = [];
    let total = 1;
    while (seen.length < total) {
      const answer = await call(simulator, { ...HERE, Offset: String(seen.length), Limit: "1000" });
      const page = records(answer["ImageSet"]);
      expect(page.length).to.be.within(1, 100);
      seen.push(...page.map(({ ImageId }) => ImageId));
      total = Number(answer["TotalCount"]);
    }
    const expected = simulator.images().filter(({ Zone }) => Zone === "cn-bj2-05");
    expect(seen).to.deep.equal(expected.map(({ ImageId }) => ImageId));
    expect(seen.length).to.be.above(100);
  });

  it("serves 20 images without Limit, and names the request", async () => {
    const response = await post(simulator, signed(HERE, simulator));
    expect(response.headers.get("x-ucloud-request-uuid")).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const answer = record(await response.json());
    expect(answer).to.include({ RetCode: 0, Action: "DescribeImageResponse" });
    expect(records(answer["ImageSet"])).to.have.length(20);
  });

  it("answers with no images beyond the end", async () => {
    const answer = await call(simulator, { ...HERE, Offset: "100000" });
    expect(answer["ImageSet"]).to.deep.equal([]);
    expect(answer["TotalCount"]).to.be.above(100);
  });

  it("filters by type, operating system, function and tag", async () => {
    const filters: [Record<string, string>, (image: Record<string, unknown>) => boolean][] = [
      [{ ImageType: "Business" }, ({ ImageType }) => ImageType === "Business"],
      [{ OsType: "Windows" }, ({ OsType }) => OsType === "Windows"],
      [{ FuncType: "gpu" }, ({ FuncType }) => FuncType === "gpu"],
      [{ "FuncType.0": "gpu", "FuncType.1": "app" }, ({ FuncType }) => FuncType === "gpu" || FuncType === "app"],
      [{ Tag: "Default" }, ({ Tag }) => Tag === "Default"],
    ];
    for (const [parameters, admits] of filters) {
      const answer = await call(simulator, { ...HERE, ...parameters, Limit: "100" });
      const expected = simulator.images().filter((image) => image.Zone === HERE.Zone && admits({ ...image }));
      expect(answer["TotalCount"], JSON.stringify(parameters)).to.equal(expected.length);
      expect(records(answer["ImageSet"]).every(admits)).to.equal(true);
    }
  });

  it("ignores a FuncType that it does not know", async () => {
    const all = await call(simulator, HERE);
    const wrong = await call(simulator, { ...HERE, FuncType: "GPU" });
    expect(wrong["TotalCount"]).to.equal(all["TotalCount"]);
  });

  it("finds ids given one, several, or as a JSON list, and nothing for an unknown one", async () => {
    const [first, second] = simulator.images().filter(({ Zone }) => Zone === HERE.Zone);
    const ids = [first?.ImageId ?? "", second?.ImageId ?? ""];
    const one = await call(simulator, { ...HERE, ImageId: ids[0] ?? "" });
    expect(records(one["ImageSet"]).map(({ ImageId }) => ImageId)).to.deep.equal([ids[0]]);
    const numbered = { ...HERE, "ImageIds.0": ids[0] ?? "", "ImageIds.1": ids[1] ?? "" };
    const both = await call(simulator, numbered);
    expect(records(both["ImageSet"]).map(({ ImageId }) => ImageId)).to.deep.equal(ids);
    const { PublicKey, Signature } = signed(numbered, simulator);
    const listed = await post(simulator, { ...HERE, ImageIds: ids, PublicKey, Signature });
    expect(record(await listed.json())["TotalCount"]).to.equal(2);
    const none = await call(simulator, { ...HERE, "ImageIds.0": "uimage-nowhere" });
    expect(none).to.include({ RetCode: 0, TotalCount: 0 });
  });

  it("shows prices of market images on request only", async () => {
    const query = { ...HERE, ImageType: "Business" };
    for (const image of records((await call(simulator, query))["ImageSet"]))
      expect(image["PriceSet"]).to.deep.equal([]);
    for (const image of records((await call(simulator, { ...query, PriceSet: "1" }))["ImageSet"])) {
      expect(records(image["PriceSet"])[0]).to.have.keys("ChargeType", "Price", "OriginalPrice");
    }
  });

  it("lists all zones of a region when none is named", async () => {
    const answer = await call(simulator, { ...HERE, Zone: "" });
    const expected = simulator.images().filter(({ Zone }) => Zone.startsWith("cn-bj2-"));
    expect(answer["TotalCount"]).to.equal(expected.length);
  });

  it("shows custom images in their own project only", async () => {
    const mine = await call(simulator, { ...HERE, ImageType: "Custom" });
    expect(mine["TotalCount"]).to.be.above(0);
    const other = await call(simulator, { ...HERE, ImageType: "Custom", ProjectId: "org-second" });
    expect(other["TotalCount"]).to.equal(0);
  });

  it("refuses parameters that do not exist", async () => {
    const wrong: [Record<string, string>, number, string][] = [
      [{ Region: "" }, 220, "Region"],
      [{ Region: "cn-nowhere" }, 230, "Region"],
      [{ Zone: "hk-02" }, 230, "Zone"],
      [{ ImageType: "base" }, 230, "ImageType"],
      [{ OsType: "BSD" }, 230, "OsType"],
      [{ Offset: "-1" }, 230, "Offset"],
      [{ Limit: "ten" }, 230, "Limit"],
    ];
    for (const [parameters, retCode, named] of wrong) {
      const answer = await call(simulator, { ...HERE, ...parameters });
      expect(answer["RetCode"], JSON.stringify(parameters)).to.equal(retCode);
      expect(answer["Message"]).to.contain(`[${named}]`);
    }
  });

  it("serves a sub-account its project", async () => {
    const keys = keysOf(simulator, "sub-account");
    expect(await call(simulator, HERE, keys)).to.include({ RetCode: 220, Message: "Missing params [ProjectId]" });
    expect(await call(simulator, { ...HERE, ProjectId: "org-simulator" }, keys)).to.include({ RetCode: 0 });
  });
});
