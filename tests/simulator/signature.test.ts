import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { computeSignature } from "../../simulator/access/signature";
import { startSimulator, type Account, type Simulator } from "../../simulator";
import { flatten } from "../../simulator/request/flatten";
import { call, keysOf, post, record, records, signed } from "./naive-client";

const vectors = records(JSON.parse(readFileSync(join(__dirname, "signature-vectors.json"), "utf8")));

describe("simulator: signature", () => {
  for (const [index, vector] of vectors.entries()) {
    it(`computes UCloud's own example ${index + 1}, ${String(vector["name"])}`, () => {
      const signature = computeSignature(flatten(record(vector["params"])), String(vector["privateKey"]));
      expect(signature).to.equal(vector["signature"]);
    });
  }

  it("takes the vectors over HTTP too, from an account with those keys", async () => {
    expect(vectors).to.have.length(5);
    for (const vector of vectors) {
      const parameters = record(vector["params"]);
      const token = parameters["SecurityToken"];
      const account: Account = {
        name: "vector",
        publicKey: String(vector["publicKey"]),
        privateKey: String(vector["privateKey"]),
        projects: ["org-vector"],
        ...(typeof token === "string" && { securityToken: token }),
      };
      const simulator = await startSimulator({ accounts: [account] });
      const answer = await post(simulator, { ...parameters, Signature: vector["signature"] });
      expect(record(await answer.json())["RetCode"]).to.not.be.oneOf([170, 171, 172, 174]);
      await simulator.close();
    }
  });

  it("flattens lists and objects, and writes numbers without an exponent", () => {
    const flat = flatten({ A: [true, { B: "c" }], N: 1e21, Small: 1.5e-7, Whole: 10.0, Minus: -2.5e-7, Nothing: null });
    expect(Object.fromEntries(flat)).to.deep.equal({
      "A.0": "true",
      "A.1.B": "c",
      N: "1000000000000000000000",
      Small: "0.00000015",
      Whole: "10",
      Minus: "-0.00000025",
    });
  });

  it("sorts names by their bytes, which puts U+FFEE before U+1F600", () => {
    const parameters = new Map([
      ["\u{1f600}", "2"],
      ["\uffee", "1"],
    ]);
    const expected = createHash("sha1").update("\uffee1\u{1f600}2key").digest("hex");
    expect(computeSignature(parameters, "key")).to.equal(expected);
  });
});

describe("simulator: accounts", () => {
  const query = { Action: "DescribeImage", Region: "cn-bj2", Zone: "cn-bj2-05" };
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });

  after(() => simulator.close());

  async function codeOf(parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    return record(await (await post(simulator, parameters)).json())["RetCode"];
  }

  it("refuses what is missing or wrong, in UCloud's order", async () => {
    const good = signed(query, simulator);
    expect(await codeOf(good)).to.equal(0);
    expect(await codeOf({})).to.equal(160);
    expect(await codeOf(query)).to.equal(170);
    expect(await codeOf({ ...good, Signature: "0".repeat(40) })).to.equal(171);
    expect(await codeOf({ ...good, Limit: 5 })).to.equal(171);
    expect(await codeOf({ ...good, PublicKey: "somebody" })).to.equal(172);
    expect(await codeOf(signed({ ...query, Action: "DescribeNothing" }, simulator))).to.equal(161);
  });

  it("asks temporary credentials for their token", async () => {
    const keys = keysOf(simulator, "temporary");
    const token = simulator.accounts.find(({ name }) => name === "temporary")?.securityToken ?? "";
    expect(await call(simulator, query, keys)).to.include({ RetCode: 174 });
    expect(await call(simulator, { ...query, SecurityToken: "old" }, keys)).to.include({ RetCode: 174 });
    expect(await call(simulator, { ...query, SecurityToken: token }, keys)).to.include({ RetCode: 0 });
  });

  it("refuses what an account may not do", async () => {
    const project = { ...query, ProjectId: "org-of-others" };
    expect(await call(simulator, project)).to.include({ RetCode: 292 });
    const otherZone = { ...query, Zone: "cn-bj2-02" };
    expect(await call(simulator, otherZone, keysOf(simulator, "one-zone"))).to.include({ RetCode: 293 });
    expect(await call(simulator, query, keysOf(simulator, "stranger"))).to.include({ RetCode: 294 });
    expect(await call(simulator, query, keysOf(simulator, "locked"))).to.include({ RetCode: 295 });
    const refused = await call(simulator, query, keysOf(simulator, "nobody"));
    expect(refused["RetCode"]).to.equal(299);
    expect(refused["Message"]).to.contain("uhost:DescribeImage");
  });

  it("takes JSON, a form and a query string alike", async () => {
    const parameters = signed({ ...query, Limit: "7" }, simulator);
    const text = new URLSearchParams(parameters).toString();
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const answers = [
      await post(simulator, parameters),
      await fetch(simulator.url, { method: "POST", headers: form, body: text }),
      await fetch(`${simulator.url}/?${text}`),
    ];
    for (const answer of answers) expect(records(record(await answer.json())["ImageSet"])).to.have.length(7);
  });

  it("says what is wrong with a body that is not a JSON object", async () => {
    for (const body of ["{", "[]", '"text"']) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(simulator.url, { method: "POST", headers, body });
      expect(record(await answer.json())).to.include({ RetCode: 230 });
    }
  });
});
