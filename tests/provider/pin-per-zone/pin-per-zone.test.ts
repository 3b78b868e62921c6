import { join } from "node:path";
import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { createPinnedImagePerZoneProvider } from "../../../provider/dynamic";
import type { Arguments } from "../../../provider/filter/arguments";
import type { LockMode } from "../../../provider/lockfile/settings";
import { MoveMemory, type CheckedPin } from "../../../provider/pin";
import { pinnedImagePerZone } from "../../../provider/pin-per-zone";
import { unknownValue } from "../../../provider/unknown-values";
import { stageOfEachTest } from "../../simulator/stage";
import { accountAt } from "../account-at";
import { lockedAccount } from "../lockfile/locked-account";
import { settingsOf } from "../pin/settings";

const zones = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-05"];
const name = "Ubuntu 22.04 64位";
const web = { zones, os: "Ubuntu 22.04" };

describe("a pin in several zones", () => {
  const stage = stageOfEachTest();
  const account = () => accountAt(stage.simulator);
  const { check, diff, outputs, read, warnings } = pinnedImagePerZone;
  const pin = async (news: Arguments = web) => (await check(account(), {}, news)).inputs;
  const ids = (properties: Arguments) => properties["imageIds"] as Readonly<Record<string, string>>;
  const publish = (ImageName = name, inZones: readonly string[] = zones) =>
    inZones.map((Zone) => stage.simulator.publish({ Zone, ImageName, OsName: name }).ImageId);

  it("records one name, an id and an image for each zone, and nothing that is observed later", async () => {
    const olds = await pin();
    expect(olds).to.have.all.keys("zones", "os", "commonName", "imageIds", "images", "pinned");
    expect(olds).to.deep.include({ commonName: name, pinned: { query: 0 } });
    expect(Object.keys(ids(olds))).to.have.members(zones);
    publish();
    stage.simulator.retire(ids(olds)["cn-bj2-03"] ?? "");
    const later = { ...account(), now: () => new Date(Date.now() + 365 * 24 * 60 * 60 * 1000) };
    expect((await check(later, olds, web)).inputs).to.deep.equal(olds);
  });

  it("lists a region once for all of its zones, also when it looks again", async () => {
    const olds = await pin();
    stage.simulator.resetRequests();
    await check(account(), olds, web);
    const first = stage.simulator.requests.filter(({ parameters }) => parameters["Offset"] === "0");
    expect(first).to.have.length(1);
  });

  it("has outputs for each zone, and the gravest status of all", async () => {
    const olds = await pin();
    const made = await outputs(account(), olds);
    expect(made).to.deep.include({ status: "current", newestImageIds: ids(olds) });
    const fresh = publish();
    stage.simulator.retire(ids(olds)["cn-bj2-03"] ?? "");
    const { properties } = await read(account(), "any", made);
    expect(properties).to.deep.include({ status: "unavailable", imageIds: ids(olds) });
    expect(properties?.["newestImageIds"]).to.deep.equal(Object.fromEntries(zones.map((zone, n) => [zone, fresh[n]])));
    expect(properties?.["images"]).to.have.nested.property("cn-bj2-03.state", "Unavailable");
    expect(properties?.["drift"]).to.have.nested.property("cn-bj2-05.ageDays").that.is.greaterThan(0);
  });

  it("tells in one warning what is the case in which zone, and how to move", async () => {
    const olds = await pin();
    const fresh = publish();
    stage.simulator.retire(ids(olds)["cn-bj2-03"] ?? "");
    const told = await warnings(account(), web, olds);
    expect(told).to.have.length(1);
    expect(told[0])
      .to.match(/^The pinned image uimage-\w+ \(Ubuntu 22.04 64位, made [\d-]+\) of cn-bj2-02 is superseded by /)
      .and.include("of cn-bj2-03 is Unavailable, and is superseded by")
      .and.include(`The pin holds. To move to ${fresh.join(", ")}, change one of its triggers`);
    expect((await check(account(), olds, web)).warnings).to.deep.equal(told);
  });

  it("moves all zones together, and goes back by the line that it prints", async () => {
    const olds = await pin();
    const fresh = publish();
    const moved = await check(account(), olds, { ...web, triggers: { wave: 1 } });
    expect(Object.values(ids(moved.inputs))).to.have.members(fresh);
    expect(diff(olds, moved.inputs).replaces).to.deep.equal(["imageIds"]);
    const [, line = ""] = /add this line to its arguments: imageIds: (\{.*\})$/.exec(moved.notices[0] ?? "") ?? [];
    expect(moved.notices[0]).to.include(`The pin moves from ${name} (cn-bj2-02: ${ids(olds)["cn-bj2-02"]}, `);
    const back = { ...web, triggers: { wave: 1 }, imageIds: JSON.parse(line) as unknown, onSuperseded: "error" };
    const { inputs, problems, warnings: told } = await check(account(), moved.inputs, back);
    expect(problems).to.deep.equal([]);
    expect(ids(inputs)).to.deep.equal(ids(olds));
    expect(told.join()).to.include("is superseded by").and.include("change or remove its imageIds");
    const { imageIds: _named, ...without } = back;
    expect(ids((await check(account(), inputs, { ...without, onSuperseded: "warn" })).inputs)).to.deep.equal(ids(olds));
  });

  it("answers the second check of a replacement like the first", async () => {
    const olds = await pin();
    publish();
    const moves = new MoveMemory<CheckedPin>();
    const news = { ...web, onSuperseded: "update" };
    const first = await check(account(), olds, news, moves);
    publish("Ubuntu 22.04.9 64位");
    expect(await check(account(), {}, news, moves)).to.deep.equal(first);
    const other = { ...web, zones: ["hk-02"] };
    const elsewhere = await check(account(), olds, other, moves);
    expect(await check(account(), {}, other, moves)).to.deep.equal(elsewhere);
  });

  it("stays while arguments are unknown, and is open where ids or a trigger are", async () => {
    const olds = await pin();
    const held = await check(account(), olds, { ...web, features: [unknownValue] });
    expect(ids(held.inputs)).to.deep.equal(ids(olds));
    expect(held.notices.join()).to.include("not known yet");
    for (const news of [
      { ...web, imageIds: { "cn-bj2-02": unknownValue } },
      { ...web, triggers: { a: unknownValue } },
    ]) {
      const { inputs } = await check(account(), olds, news);
      expect(inputs).to.include({ images: unknownValue, commonName: unknownValue });
    }
  });

  it('keeps under `ignoreChanges: ["*"]`, which gives check the recorded properties for arguments', async () => {
    const olds = await pin();
    const recorded = await outputs(account(), olds);
    publish();
    const { inputs, problems } = await check(account(), olds, recorded);
    expect(problems).to.deep.equal([]);
    expect(inputs).to.deep.equal(olds);
  });

  it("keeps its pin, with a warning, where UCloud can't be asked, and adds no zone then", async () => {
    const olds = await pin();
    stage.simulator.fault({ effect: { kind: "retCode", retCode: 299 }, times: 100 });
    const { inputs, warnings: told } = await check(account(), olds, { ...web, onUnavailable: "update" });
    expect(ids(inputs)).to.deep.equal(ids(olds));
    expect(told.join()).to.include(`Could not look how the pinned image ${name} (cn-bj2-02: `);
    const more = await check(account(), olds, { ...web, zones: [...zones, "hk-02"] });
    expect(more.problems.map(({ field }) => field)).to.deep.equal(["zones"]);
    expect(more.problems[0]?.reason).to.include("hk-02 can't be added now. Could not look").and.include("299");
    const before = await outputs(accountAt(stage.simulator), olds, { ...olds, status: "unavailable" });
    expect(before).to.include({ status: "unavailable" });
  });

  describe("that names its images", () => {
    const named = (properties: Arguments) => ({ zones, imageIds: ids(properties) });

    it("adopts them, and stays when they are removed again", async () => {
      const known = await pin();
      const fresh = publish();
      const { inputs, problems } = await check(account(), {}, named(known));
      expect(problems).to.deep.equal([]);
      expect(inputs).to.deep.include({ imageIds: ids(known), commonName: name });
      expect(ids((await check(account(), inputs, { zones })).inputs)).to.deep.equal(ids(known));
      expect(fresh).to.have.length(3);
    });

    it("keeps those of some zones and takes others of the same name", async () => {
      const olds = await pin();
      const [, , fresh = ""] = publish();
      stage.simulator.remove(ids(olds)["cn-bj2-02"] ?? "");
      const imageIds = { ...ids(olds), "cn-bj2-05": fresh };
      const { inputs, problems } = await check(account(), olds, { ...web, imageIds });
      expect(problems).to.deep.equal([]);
      expect(ids(inputs)).to.deep.equal(imageIds);
    });

    const refusals: readonly (readonly [
      what: string,
      (known: Readonly<Record<string, string>>) => Arguments,
      RegExp,
    ])[] = [
      ["a zone without one", ({ "cn-bj2-05": _left, ...rest }) => ({ imageIds: rest }), /names no image for cn-bj2-05/],
      [
        "one for no zone",
        (known) => ({ imageIds: { ...known, "cn-bj2-5": "uimage-x" } }),
        /for cn-bj2-5, which is none/,
      ],
      [
        "one that is not there",
        (known) => ({ imageIds: { ...known, "cn-bj2-05": "uimage-x" } }),
        /uimage-x does not exist in the region of cn-bj2-05/,
      ],
      [
        "one of another zone",
        (known) => ({ imageIds: { ...known, "cn-bj2-05": known["cn-bj2-02"] } }),
        /is in zone cn-bj2-02, and starts no host in cn-bj2-05/,
      ],
      [
        "what its filter excludes",
        (known) => ({ imageIds: known, os: "Debian 12" }),
        /is not what the other arguments ask for: os: Debian 12/,
      ],
    ];
    for (const [what, arguments_, reason] of refusals) {
      it(`refuses ${what}`, async () => {
        const { problems } = await check(account(), {}, { zones, ...arguments_(ids(await pin())) });
        expect(problems.map((problem) => problem.reason).join()).to.match(reason);
      });
    }

    it("refuses images of different names", async () => {
      const known = ids(await pin());
      const [other] = publish("Ubuntu 22.04.9 64位", ["cn-bj2-05"]);
      const { problems } = await check(account(), {}, { zones, imageIds: { ...known, "cn-bj2-05": other } });
      expect(problems[0]?.reason).to.include("have different names").and.include("Use a PinnedImage for each zone");
    });

    it("refuses an edit that its images fail", async () => {
      const olds = await pin();
      const { problems } = await check(account(), olds, { ...web, os: "Debian 12", imageIds: ids(olds) });
      expect(problems[0]?.reason).to.include("does not meet what this edit asks for: os: Debian 12");
    });
  });

  describe("that is imported", () => {
    it("takes the zones and images that its id names", async () => {
      const known = ids(await pin());
      const id = zones.map((zone) => `${zone}=${known[zone]}`).join(",");
      expect(pinnedImagePerZone.form.idOf({ imageIds: known })).to.equal(id);
      const { properties, inputs = {} } = await read(account(), id, {});
      expect(properties).to.deep.include({ imageIds: known, status: "current", commonName: name });
      const adopted = await check(account(), inputs, { zones, os: "Ubuntu 22.04" });
      expect(ids(adopted.inputs)).to.deep.equal(known);
      expect(adopted.problems).to.deep.equal([]);
    });

    it("is not there where one of its images is not, and says how an id is written", async () => {
      const gone = await read(account(), "cn-bj2-02=uimage-nowhere", {});
      expect(gone.properties).to.equal(undefined);
      const error: unknown = await read(account(), "uimage-a", {}).catch((reason: unknown) => reason);
      expect(String(error)).to.include("Write them as cn-bj2-02=uimage-a,cn-bj2-05=uimage-b");
    });
  });

  describe("on another machine", () => {
    const machine = (
      environment: Readonly<Record<string, string>>,
      publicKey = stage.simulator.publicKey,
    ): LookupContext => {
      const { url: baseUrl, privateKey } = stage.simulator;
      return {
        ...account(),
        settings: settingsOf({ baseUrl, privateKey }, { UCLOUD_PUBLIC_KEY: publicKey, ...environment }),
      };
    };

    it("stays, and chooses the same, whatever place that machine has", async () => {
      const olds = await pin();
      const more = { ...web, zones: [...zones, "hk-02"] };
      const expected = (await check(account(), olds, more)).inputs;
      for (const environment of [
        { UCLOUD_REGION: "cn-sh2", UCLOUD_ZONE: "cn-sh2-02" },
        { UCLOUD_PROJECT_ID: "org-second" },
      ]) {
        expect((await check(machine(environment), olds, web)).inputs).to.deep.equal(olds);
        expect((await check(machine(environment), olds, more)).inputs).to.deep.equal(expected);
      }
    });

    it("never takes custom images that other keys do not show for gone, nor adds a zone for them", async () => {
      const golden = {
        zones: ["cn-bj2-02", "cn-bj2-05"],
        imageType: "Custom",
        imageName: "golden",
        onUnavailable: "update",
      };
      const custom = (Zone: string) =>
        stage.simulator.publish({ Zone, ImageType: "Custom", ImageName: "golden", OsName: name }).ImageId;
      ["cn-bj2-02", "hk-02", "cn-bj2-05"].forEach(custom);
      const olds = (await check(machine({}), {}, golden)).inputs;
      expect(olds["pinned"]).to.have.nested.property("owner.account").that.is.a("string");
      // To other keys without a project the image looks as if it were removed.
      stage.simulator.remove(ids(olds)["cn-bj2-05"] ?? "");
      custom("cn-bj2-05");
      const there = await check(machine({}, "the keys of a colleague"), olds, golden);
      expect(ids(there.inputs)).to.deep.equal(ids(olds));
      expect(there.warnings.join()).to.include("of cn-bj2-05 is not visible with the keys of public key #");
      const more = { ...golden, zones: ["cn-bj2-02", "hk-02", "cn-bj2-05"] };
      const added = await check(machine({}, "the keys of a colleague"), olds, more);
      expect(added.problems[0]?.reason).to.include("hk-02 can't be added now").and.include("is not visible");
      expect(ids((await check(machine({}), olds, golden)).inputs)).to.not.deep.equal(ids(olds));
    });
  });

  it("answers from the lockfile, and frozen needs nobody", async () => {
    const locked = (mode: LockMode) => lockedAccount(stage.simulator, mode, { path: join(stage.folder, "lock.json") });
    const olds = (await check(locked("prefer"), {}, web)).inputs;
    const more = { ...web, zones: [...zones, "hk-02"] };
    await check(locked("prefer"), {}, more);
    publish();
    stage.simulator.resetRequests();
    const frozen = locked("frozen");
    expect((await check(frozen, {}, web)).inputs).to.deep.equal(olds);
    expect(await check(frozen, olds, web)).to.deep.include({ inputs: olds, warnings: [] });
    expect(ids((await check(frozen, olds, more)).inputs))
      .to.deep.include(ids(olds))
      .and.to.have.property("hk-02");
    expect(stage.simulator.requests).to.deep.equal([]);
  });

  for (const [what, damage] of [
    ["lacks its lists", { features: undefined }],
    ["is nothing but a text", undefined],
  ] as const) {
    it(`whose record of an image ${what} stays`, async () => {
      const olds = await pin();
      const images = olds["images"] as Readonly<Record<string, object>>;
      const mangled = {
        ...images,
        "cn-bj2-02": damage === undefined ? "mangled" : { ...images["cn-bj2-02"], ...damage },
      };
      const { inputs, problems } = await check(account(), { ...olds, images: mangled, pinned: 5 }, web);
      expect(problems).to.deep.equal([]);
      expect(ids(inputs)).to.deep.equal(ids(olds));
    });
  }

  it("is deleted without asking anybody", async () => {
    const olds = await pin();
    stage.simulator.resetRequests();
    await createPinnedImagePerZoneProvider().delete("any", olds);
    expect(stage.simulator.requests).to.deep.equal([]);
  });
});
