import { request as httpRequest, type IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { largeCatalogue, startSimulator, type Effect, type Fault, type Simulator } from "../../simulator";
import { failureOf } from "../failure";
import { call, post, record, records, signed } from "./naive-client";

const QUERY = { Action: "DescribeImage", Region: "cn-bj2", Zone: "cn-bj2-05", Limit: "10" };

describe("simulator: faults", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  function ask(signal: AbortSignal | null = null, more: Record<string, string> = {}): Promise<Response> {
    const body = JSON.stringify(signed({ ...QUERY, ...more }, simulator));
    const headers = { "content-type": "application/json" };
    return fetch(simulator.url, { method: "POST", headers, body, signal, redirect: "manual" });
  }

  /** Of the answers to one request under each effect. */
  async function bytesUnder(effect: Effect): Promise<Buffer> {
    simulator.fault({ effect });
    return Buffer.from(await (await ask()).arrayBuffer());
  }

  async function pageUnder(effect: Effect, more: Record<string, string> = {}): Promise<Record<string, unknown>> {
    simulator.fault({ effect });
    return call(simulator, { ...QUERY, ...more });
  }

  it("hits the next request, and leaves the one after alone", async () => {
    simulator.fault({ effect: { kind: "retCode", retCode: 153, message: "slow down" } });
    const spoiled = await call(simulator, QUERY);
    expect(spoiled).to.deep.equal({ RetCode: 153, Action: "DescribeImageResponse", Message: "slow down" });
    expect(await call(simulator, QUERY)).to.include({ RetCode: 0 });
    expect(simulator.requests.map(({ fault }) => fault)).to.deep.equal(["retCode", undefined]);
  });

  it("words a RetCode as UCloud's documents do", async () => {
    const words: unknown[] = [];
    for (const retCode of [8828, 8829, 8857, 8874, 8889, 8888]) {
      simulator.fault({ effect: { kind: "retCode", retCode } });
      const answer = await call(simulator, QUERY);
      expect(answer["RetCode"]).to.equal(retCode);
      words.push(answer["Message"]);
    }
    expect(words.slice(0, 5).every((message) => String(message).endsWith("try again later"))).to.equal(true);
    expect(words[5]).to.equal("A fault of the simulator");
  });

  it("waits for the requests that it concerns", async () => {
    const effect: Effect = { kind: "retCode", retCode: 150 };
    simulator.fault({ action: "DescribeImage", parameters: { Offset: "10" }, after: 1, times: 2, effect });
    const codes: unknown[] = [];
    for (const Offset of ["0", "10", "10", "0", "10", "10"]) {
      codes.push((await call(simulator, { ...QUERY, Offset }))["RetCode"]);
    }
    expect(codes).to.deep.equal([0, 0, 150, 0, 150, 0]);
    expect(simulator.faults()).to.deep.equal([]);
  });

  it("strikes by chance, the same way for the same seed", async () => {
    const struck = async (): Promise<number[]> => {
      const other = await startSimulator({ seed: 7, images: [] });
      other.fault({
        probability: 0.2,
        effect: [
          { kind: "retCode", retCode: 150 },
          { kind: "status", status: 503 },
        ],
      });
      for (let sent = 0; sent < 100; sent += 1) await (await post(other, signed(QUERY, other))).text();
      const hits = other.requests.flatMap(({ fault }, index) => (fault === undefined ? [] : [index]));
      expect(new Set(other.requests.map(({ fault }) => fault))).to.deep.equal(
        new Set([undefined, "retCode", "status"]),
      );
      await other.close();
      return hits;
    };
    const first = await struck();
    expect(first.length).to.be.within(8, 35);
    expect(await struck()).to.deep.equal(first);
  });

  it("always strikes until cleared", async () => {
    simulator.fault({ times: "always", effect: { kind: "status", status: 502 } });
    for (let sent = 0; sent < 3; sent += 1) expect((await ask()).status).to.equal(502);
    simulator.clearFaults();
    expect((await ask()).status).to.equal(200);
  });

  it("refuses a fault that does not exist", () => {
    // As a JavaScript program or the control interface could send it.
    const misspelt = JSON.parse('{ "effect": { "kind": "hangs" } }') as Fault;
    expect(() => simulator.fault(misspelt)).to.throw(/kind/);
  });

  it("answers with a gateway's status and headers", async () => {
    simulator.fault({ effect: { kind: "status", status: 429, headers: { "retry-after": "2" }, body: "busy" } });
    const answer = await ask();
    expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).to.deep.equal([429, "2", "busy"]);
  });

  it("redirects", async () => {
    simulator.fault({ effect: { kind: "redirect", location: "http://elsewhere.example/" } });
    const answer = await ask();
    expect([answer.status, answer.headers.get("location")]).to.deep.equal([302, "http://elsewhere.example/"]);
  });

  it("resets the connection before the action, or after it", async () => {
    const image = simulator.publish();
    const host = {
      ...QUERY,
      Action: "CreateUHostInstance",
      ImageId: image.ImageId,
      LoginMode: "KeyPair",
      "Disks.0.IsBoot": "True",
      "Disks.0.Type": "CLOUD_SSD",
      "Disks.0.Size": "40",
    };
    simulator.fault({ effect: { kind: "reset" } });
    simulator.fault({ effect: { kind: "lostAnswer" } });
    await failureOf(call(simulator, host), Error);
    expect(simulator.hosts()).to.have.length(0);
    await failureOf(call(simulator, host), Error);
    expect(simulator.hosts()).to.have.length(1);
    expect(simulator.requestCount("CreateUHostInstance")).to.equal(2);
  });

  it("hangs until the client gives up", async () => {
    simulator.fault({ effect: { kind: "hang" } });
    const abort = new AbortController();
    const arrived = simulator.nextRequest("DescribeImage");
    const failure = failureOf(ask(abort.signal), Error);
    expect((await arrived).fault).to.equal("hang");
    abort.abort();
    expect(await failure).to.have.property("name", "AbortError");
  });

  it("cuts the body short", async () => {
    simulator.fault({ effect: { kind: "truncate", bytes: 20 } });
    const answer = await ask();
    expect(Number(answer.headers.get("content-length"))).to.be.above(1000);
    await failureOf(answer.text(), Error);
  });

  it("announces a wrong length", async () => {
    const [honest, short] = [await rawAnswer(simulator), await rawAnswer(simulator, -5)];
    expect(Number(short.length)).to.equal(Number(honest.length) - 5);
    expect(() => JSON.parse(honest.body) as unknown).to.not.throw();
    expect(() => JSON.parse(short.body) as unknown).to.throw();
  });

  it("drips", async () => {
    simulator.fault({ effect: { kind: "slowDrip", bytesPerWrite: 100, everyMs: 0 } });
    const answer = await ask();
    expect(records(record(await answer.json())["ImageSet"])).to.have.length(10);
  });

  it("drips until the client gives up", async () => {
    simulator.fault({ effect: { kind: "slowDrip", everyMs: 10 } });
    const abort = new AbortController();
    const answer = await ask(abort.signal);
    abort.abort();
    await failureOf(answer.text(), Error);
  });

  it("answers later", async () => {
    expect(record(JSON.parse((await bytesUnder({ kind: "latency", latencyMs: 1 })).toString()))).to.include({
      RetCode: 0,
    });
  });

  it("answers with garbage, with any body, and with bytes that are not UTF-8", async () => {
    expect(await bytesUnder({ kind: "garbage", bytes: 50 })).to.have.length(50);
    expect((await bytesUnder({ kind: "body", body: '{"RetCode":null}' })).toString()).to.equal('{"RetCode":null}');
    const invalid = await bytesUnder({ kind: "invalidUtf8" });
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(invalid)).to.throw();
    expect(records(record(JSON.parse(invalid.toString()))["ImageSet"])).to.have.length(10);
  });

  it("sends a gzip bomb", async () => {
    simulator.fault({ effect: { kind: "gzipBomb", megabytes: 3 } });
    const { encoding, bytes } = await rawAnswer(simulator);
    expect(encoding).to.equal("gzip");
    expect(bytes.length).to.be.below(10_000);
    expect(gunzipSync(bytes)).to.have.length(3 * 2 ** 20);
  });

  it("lies about the number of images", async () => {
    const honest = Number((await call(simulator, QUERY))["TotalCount"]);
    expect(await pageUnder({ kind: "totalCount", value: "many" })).to.include({ TotalCount: "many" });
    expect(await pageUnder({ kind: "totalCount" })).to.not.have.property("TotalCount");
    simulator.fault({ times: 3, effect: { kind: "movingTotalCount", step: -2 } });
    const counts: unknown[] = [];
    for (let sent = 0; sent < 3; sent += 1) counts.push((await call(simulator, QUERY))["TotalCount"]);
    expect(counts).to.deep.equal([honest, honest - 2, honest - 4]);
  });

  it("serves pages that are smaller, doubled, empty or shifted", async () => {
    const idsOf = (answer: Record<string, unknown>): unknown[] =>
      records(answer["ImageSet"]).map(({ ImageId }) => ImageId);
    const first = idsOf(await call(simulator, QUERY));
    const second = idsOf(await call(simulator, { ...QUERY, Offset: "10" }));
    expect(idsOf(await pageUnder({ kind: "pageLimit", limit: 3 }))).to.deep.equal(first.slice(0, 3));
    expect(idsOf(await pageUnder({ kind: "duplicates" }))).to.deep.equal([...first, first[0]]);
    expect(idsOf(await pageUnder({ kind: "emptyPage" }))).to.deep.equal([]);
    const shifted = await pageUnder({ kind: "shift", by: -1 }, { Offset: "10" });
    expect(idsOf(shifted)).to.deep.equal([first[9], ...second.slice(0, 9)]);
    expect(idsOf(await pageUnder({ kind: "shift", by: -1 }))).to.deep.equal(first);
  });

  it("never ends a listing", async () => {
    simulator.fault({ times: "always", effect: { kind: "endless" } });
    const ids = new Set<unknown>();
    for (let offset = 0; offset < 200;) {
      const answer = await call(simulator, { ...QUERY, Offset: String(offset) });
      const page = records(answer["ImageSet"]);
      for (const { ImageId } of page) ids.add(ImageId);
      offset += page.length;
      expect(answer["TotalCount"]).to.be.above(offset);
      expect(ids.size).to.equal(offset);
    }
  });

  it("puts wrong fields into images", async () => {
    const effect: Effect = { kind: "imageFields", fields: { CreateTime: "yesterday" }, without: ["ImageId"] };
    for (const image of records((await pageUnder(effect))["ImageSet"])) {
      expect(image).to.include({ CreateTime: "yesterday" }).and.not.have.property("ImageId");
    }
  });
});

describe("simulator: faults that arrange the listing", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  async function ids(more: Record<string, string> = {}): Promise<unknown[]> {
    const { ImageSet } = await call(simulator, { ...QUERY, Limit: "100", ...more });
    return records(ImageSet).map(({ ImageId }) => ImageId);
  }

  it("reorder differs from request to request, far or near, the same way for every simulator", async () => {
    const steady = await ids();
    simulator.fault({ times: 3, effect: { kind: "reorder" } });
    const [first, second, third] = [await ids({ Limit: "10" }), await ids({ Limit: "10" }), await ids()];
    expect(first).to.not.deep.equal(second);
    expect(third).to.not.deep.equal(steady);
    expect(await ids()).to.deep.equal(steady);
    const other = await startSimulator();
    other.fault({ effect: { kind: "reorder" } });
    const again = await call(other, QUERY);
    expect(records(again["ImageSet"]).map(({ ImageId }) => ImageId)).to.deep.equal(first);
    await other.close();

    simulator.fault({ effect: { kind: "reorder", places: 1 } });
    const near = await ids();
    expect(near).to.not.deep.equal(steady);
    for (const [index, id] of near.entries()) {
      if (steady.includes(id)) expect(Math.abs(steady.indexOf(id) - index)).to.be.at.most(1);
    }
  });

  it("repeat lists the same images twice in every request, and counts them so or not", async () => {
    const { ImageId } = simulator.publish();
    const honest = Number((await call(simulator, QUERY))["TotalCount"]);
    simulator.fault({ times: "always", effect: { kind: "repeat", every: 1 } });
    expect(await call(simulator, QUERY)).to.include({ TotalCount: honest * 2 });
    expect(await ids({ "ImageIds.0": ImageId })).to.deep.equal([ImageId, ImageId]);
    simulator.clearFaults();
    simulator.fault({ times: "always", effect: { kind: "repeat", every: 1, counted: false } });
    expect(await call(simulator, QUERY)).to.include({ TotalCount: honest });
    simulator.clearFaults();
    simulator.fault({ times: "always", effect: { kind: "repeat", every: 3 } });
    const [offset, total] = [String(honest), Number((await call(simulator, QUERY))["TotalCount"])];
    const repeated = await ids({ Offset: offset });
    expect(repeated).to.have.length(Math.min(100, total - honest));
    expect(total).to.be.within(honest + honest / 6, honest + honest / 2);
    expect(await ids({ Offset: offset })).to.deep.equal(repeated);
    for (const id of repeated.slice(0, 5)) expect(await ids({ "ImageIds.0": String(id) })).to.have.length(2);
  });

  it("drop leaves others out each time, and counts them all", async () => {
    const some = (await ids()).slice(0, 10).map(String);
    const asked = Object.fromEntries(some.map((id, index) => [`ImageIds.${index}`, id]));
    simulator.fault({ times: "always", effect: { kind: "drop", every: 5 } });
    expect(await call(simulator, { ...QUERY, ...asked })).to.include({ TotalCount: 10 });
    const [first, second] = [await ids(asked), await ids(asked)];
    expect([first.length, second.length]).to.deep.equal([8, 8]);
    expect(first).to.not.deep.equal(second);
  });

  it("turnover takes images away for good, and brings as many others", async () => {
    const before = simulator.images().map(({ ImageId }) => ImageId);
    const total = (await call(simulator, QUERY))["TotalCount"];
    simulator.fault({ times: 3, effect: { kind: "turnover", images: 2 } });
    for (let asked = 0; asked < 3; asked += 1) expect(await call(simulator, QUERY)).to.include({ TotalCount: total });
    const after = simulator.images().map(({ ImageId }) => ImageId);
    expect(after).to.have.length(before.length);
    expect(before.filter((id) => !after.includes(id))).to.have.length.within(4, 6);
    const here = simulator.images().filter(({ Zone }) => Zone === "cn-bj2-05");
    expect(here).to.have.length(Number(total));
    expect(await call(simulator, { ...QUERY, Region: "hk", Zone: "hk-02" })).to.include({ TotalCount: total });
  });

  it("keep a custom image's project when it turns over", async () => {
    simulator.fault({ effect: { kind: "turnover", images: 50 } });
    const own = { ...QUERY, ImageType: "Custom" };
    const total = Number((await call(simulator, own))["TotalCount"]);
    expect(total).to.be.above(0);
    expect(await call(simulator, { ...own, ProjectId: "org-second" })).to.include({ TotalCount: 0 });
  });

  it("ignore takes no notice of parameters, which are signed all the same", async () => {
    const all = (await call(simulator, { Action: "DescribeImage", Region: "cn-bj2" }))["TotalCount"];
    const names = ["Zone", "FuncType", "ImageType", "ImageIds"] as const;
    simulator.fault({ times: 2, effect: { kind: "ignore", names: [...names] } });
    const asked = { ...QUERY, "FuncType.0": "gpu", "FuncType.1": "app", ImageType: "Custom", "ImageIds.0": "x" };
    expect(await call(simulator, asked)).to.include({ RetCode: 0, TotalCount: all });
    expect(await call(simulator, { ...QUERY, Zone: "nowhere" })).to.include({ RetCode: 0, TotalCount: all });
    expect(await call(simulator, { ...QUERY, Zone: "nowhere" })).to.include({ RetCode: 230 });
  });

  it("are combined with each other and with one fault of another kind", async () => {
    simulator.fault({ times: "always", effect: { kind: "reorder" } });
    simulator.fault({ times: "always", effect: { kind: "repeat", every: 1 } });
    simulator.fault({ times: 2, effect: { kind: "pageLimit", limit: 7 } });
    simulator.fault({ effect: { kind: "latency", latencyMs: 1 } });
    const first = await ids();
    expect(first).to.have.length(7);
    expect(first).to.not.deep.equal(await ids());
    await ids();
    await ids();
    expect(simulator.requests.map(({ fault }) => fault)).to.deep.equal([
      "reorder + repeat + pageLimit",
      "reorder + repeat + pageLimit",
      "reorder + repeat + latency",
      "reorder + repeat",
    ]);
  });

  it("serve 10,000 images in another order for each page", async () => {
    const large = await startSimulator({ images: largeCatalogue(10_000) });
    large.fault({ times: "always", effect: { kind: "reorder" } });
    large.fault({ times: "always", effect: { kind: "repeat" } });
    const pages: Record<string, unknown>[] = [];
    for (let offset = 0; offset < 11_500; offset += 100) {
      pages.push(await call(large, { ...QUERY, Limit: "100", Offset: String(offset) }));
    }
    const totals = new Set(pages.map(({ TotalCount }) => TotalCount));
    expect(totals.size).to.equal(1);
    const seen = pages.flatMap(({ ImageSet }) => records(ImageSet)).map(({ ImageId }) => ImageId);
    expect(seen).to.have.length(Number([...totals][0]));
    // Pages of different orders miss some and repeat others, which a client must not take for the whole.
    expect(new Set(seen).size).to.be.within(5_000, 9_900);
    await large.close();
  });
});

/** The bytes as they came, which fetch would have unpacked and checked. */
async function rawAnswer(
  simulator: Simulator,
  difference?: number,
): Promise<{ length: string; encoding: string; bytes: Buffer; body: string }> {
  if (difference !== undefined) simulator.fault({ effect: { kind: "contentLength", difference } });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { "content-type": "application/json", connection: "close" };
    httpRequest(simulator.url, { method: "POST", headers }, resolve)
      .on("error", reject)
      .end(JSON.stringify(signed(QUERY, simulator)));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { "content-length": length = "", "content-encoding": encoding = "" } = answer.headers;
  return { length, encoding, bytes, body: bytes.toString("utf8") };
}
