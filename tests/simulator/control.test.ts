import { expect } from "chai";
import { largeCatalogue, makeCatalogue, startSimulator, type Simulator } from "../../simulator";
import { call, record, records } from "./naive-client";

const QUERY = { Action: "DescribeImage", Region: "cn-bj2", Zone: "cn-bj2-05" };
const UBUNTU = "Ubuntu 22.04 64位";

describe("simulator: control", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({ now: () => new Date(0) });
  });

  afterEach(() => simulator.close());

  async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${simulator.url}/control/${path}`, { method, ...sent });
    return { status: answer.status, ...record(await answer.json()) };
  }

  async function find(imageId: string): Promise<Record<string, unknown> | undefined> {
    return records((await call(simulator, { ...QUERY, ImageId: imageId }))["ImageSet"])[0];
  }

  it("publishes a newer image of the same name, also when the clock stands still", async () => {
    const before = simulator.images().filter(({ ImageName, Zone }) => ImageName === UBUNTU && Zone === QUERY.Zone);
    const published = [simulator.publish(), simulator.publish()];
    const times = published.map(({ CreateTime }) => CreateTime ?? 0);
    expect(times[0]).to.be.above(Math.max(...before.map(({ CreateTime }) => CreateTime ?? 0)));
    expect(times[1]).to.be.above(times[0] ?? Infinity);
    expect(published[0]).to.deep.include({ ImageName: UBUNTU, State: "Available", SceneCategories: ["Featured"] });
    expect(await find(published[0]?.ImageId ?? "")).to.deep.equal({ ...published[0] });
  });

  it("publishes what it is told, and refuses what can't be", () => {
    const image = simulator.publish({ Zone: "hk-02", ImageId: "uimage-mine", ImageName: "Mine", State: "Making" });
    expect(image).to.include({ Zone: "hk-02", ImageId: "uimage-mine", ImageName: "Mine", State: "Making" });
    expect(() => simulator.publish({ ImageId: "uimage-mine" })).to.throw("already an image uimage-mine");
    expect(() => simulator.publish({ Zone: "hk-99" })).to.throw("no zone hk-99");
    expect(() => simulator.retire("uimage-nowhere")).to.throw("no image uimage-nowhere");
  });

  it("retires, restores and removes", async () => {
    const { ImageId } = simulator.publish();
    simulator.retire(ImageId);
    expect(await find(ImageId)).to.include({ State: "Unavailable" });
    simulator.restore(ImageId);
    expect(await find(ImageId)).to.include({ State: "Available" });
    simulator.remove(ImageId);
    expect(await find(ImageId)).to.equal(undefined);
  });

  it("does the same over HTTP", async () => {
    const published = await control("POST", "images", { ImageName: "Mine" });
    const id = String(published["ImageId"]);
    expect(await find(id)).to.include({ ImageName: "Mine", State: "Available" });
    expect(await control("POST", `images/${id}/retire`)).to.include({ status: 200 });
    expect(await find(id)).to.include({ State: "Unavailable" });
    expect(await control("POST", `images/${id}/restore`)).to.include({ status: 200 });
    expect(await find(id)).to.include({ State: "Available" });
    expect(await control("DELETE", `images/${id}`)).to.include({ status: 200 });
    expect(await find(id)).to.equal(undefined);
    expect(await control("DELETE", `images/${id}`)).to.include({ status: 400, error: `There is no image ${id}.` });
    const listed = records((await control("GET", "images?zone=cn-bj2-05"))["images"]);
    expect(new Set(listed.map(({ Zone }) => Zone))).to.deep.equal(new Set(["cn-bj2-05"]));
    expect(await control("GET", "hosts")).to.deep.equal({ status: 200, hosts: [] });
    expect(await control("GET", "nothing")).to.include({ status: 404 });
  });

  it("records requests without signature and secrets", async () => {
    await call(simulator, { ...QUERY, Limit: "5", Password: "UGFzc3dvcmQx", SecurityToken: "token" });
    const [request] = simulator.requests;
    expect(request?.parameters).to.deep.equal({
      ...QUERY,
      Limit: "5",
      PublicKey: simulator.publicKey,
      Password: "[secret]",
      SecurityToken: "[secret]",
    });
    expect(request).to.include({ action: "DescribeImage", method: "POST" });
    expect(request?.headers["content-type"]).to.equal("application/json");
    const seen = await control("GET", "requests?action=DescribeImage");
    expect(seen["count"]).to.equal(1);
    expect(records(seen["requests"])[0]).to.include({ at: "1970-01-01T00:00:00.000Z", action: "DescribeImage" });
    expect(await control("GET", "requests?action=StopUHostInstance")).to.include({ count: 0 });
    await control("DELETE", "requests");
    expect(simulator.requestCount()).to.equal(0);
  });

  it("keeps counting when it no longer remembers", async () => {
    const forgetful = await startSimulator({ images: [], recordLimit: 2 });
    for (const Limit of ["1", "2", "3", "4", "5"]) await call(forgetful, { ...QUERY, Limit });
    expect(forgetful.requestCount("DescribeImage")).to.equal(5);
    expect(forgetful.requests.slice(-2).map(({ parameters }) => parameters["Limit"])).to.deep.equal(["4", "5"]);
    expect(forgetful.requests.length).to.be.below(5);
    await forgetful.close();
  });

  it("changes the page limit and the latency while it runs", async () => {
    expect(await control("PUT", "settings", { pageLimit: 7, latencyMs: 1 })).to.include({ pageLimit: 7, latencyMs: 1 });
    expect(records((await call(simulator, { ...QUERY, Limit: "100" }))["ImageSet"])).to.have.length(7);
    expect(await control("PUT", "settings", { pageLimit: "all" })).to.include({ status: 400 });
    expect(await control("GET", "settings")).to.include({ pageLimit: 7, latencyMs: 1 });
  });

  it("plans faults over HTTP", async () => {
    const fault = { action: "DescribeImage", effect: { kind: "retCode", retCode: 130 } };
    await control("POST", "faults", fault);
    expect(await control("GET", "faults")).to.deep.equal({ status: 200, faults: [fault] });
    expect(await call(simulator, QUERY)).to.include({ RetCode: 130 });
    expect(await control("POST", "faults", { effect: { kind: "unheard of" } })).to.include({ status: 400 });
    await control("POST", "faults", fault);
    await control("DELETE", "faults");
    expect(await call(simulator, QUERY)).to.include({ RetCode: 0 });
  });

  it("counts connections", async () => {
    await call(simulator, QUERY);
    const { open, opened } = simulator.connections();
    expect([open >= 1, opened >= open]).to.deep.equal([true, true]);
  });
});

describe("simulator: catalogue", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(makeCatalogue(3, ["hk-02"])).to.deep.equal(makeCatalogue(3, ["hk-02"]));
    const ids = (seed: number): Set<string> => new Set(makeCatalogue(seed, ["hk-02"]).map(({ ImageId }) => ImageId));
    const others = ids(4);
    expect([...ids(3)].filter((id) => others.has(id))).to.deep.equal([]);
  });

  it("has several featured builds of Ubuntu 22.04 with CloudInit in every zone, under ids of its own", () => {
    const images = makeCatalogue();
    const builds = images.filter(
      ({ ImageName, ImageType, State, Features, SceneCategories }) =>
        ImageName === UBUNTU &&
        ImageType === "Base" &&
        State === "Available" &&
        Features?.includes("CloudInit") === true &&
        SceneCategories?.includes("Featured") === true,
    );
    const zones = new Set(images.map(({ Zone }) => Zone));
    for (const zone of zones) {
      const here = builds.filter(({ Zone }) => Zone === zone);
      expect(here.length, zone).to.be.at.least(3);
      expect(new Set(here.map(({ CreateTime }) => CreateTime)).size).to.equal(here.length);
    }
    expect(new Set(images.map(({ ImageId }) => ImageId)).size).to.equal(images.length);
    for (const { ImageId } of images) expect(ImageId).to.match(/^uimage-[a-z0-9]{12}$/);
  });

  it("has all types, states, and the gaps that real answers have", () => {
    const images = makeCatalogue(1, ["cn-bj2-05"]);
    const values = (field: keyof (typeof images)[number]): Set<unknown> => new Set(images.map((image) => image[field]));
    expect(values("ImageType")).to.deep.equal(new Set(["Base", "Business", "Custom"]));
    expect(values("State")).to.deep.equal(new Set(["Available", "Making", "Unavailable", "Copying"]));
    expect(values("MinimalCPU")).to.include("Broadwell").and.include("").and.include(undefined);
    expect(values("MaintainEol")).to.include("").and.include(undefined);
    expect(values("CreateTime")).to.include(undefined);
    const scenes = new Set(images.flatMap(({ SceneCategories = [] }) => SceneCategories));
    expect(scenes).to.deep.equal(new Set(["Featured", "PreInstalledDrivers", "AIPainting", "AIModels", "HPC"]));
  });

  it("grows to 100,000 images and serves their last page", async () => {
    const simulator = await startSimulator({ images: largeCatalogue(100_000) });
    const answer = await call(simulator, { ...QUERY, Offset: "99990", Limit: "100" });
    expect(answer["TotalCount"]).to.equal(100_000);
    expect(new Set(records(answer["ImageSet"]).map(({ ImageId }) => ImageId)).size).to.equal(10);
    await simulator.close();
  });
});
