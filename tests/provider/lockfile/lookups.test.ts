import { existsSync, mkdirSync, readdirSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { getImage, getImagePerZone, getImages } from "../../../provider/lookup";
import { failureOf } from "../../failure";
import { lockedAccount, lockedStageOfEachTest } from "./locked-account";

const place = { region: "cn-bj2", zone: "cn-bj2-05", nameRegex: "^[^高]" };
const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", features: ["IPv6", "CloudInit"] };

describe("lookups with a lockfile", () => {
  const stage = lockedStageOfEachTest();
  const { account } = stage;

  it("leave it alone when it is off", async () => {
    await getImage(account("off"), web);
    expect(existsSync(stage.lockfile.path)).to.equal(false);
  });

  it("ask UCloud once and the lockfile ever after, in whatever order a list was written", async () => {
    const first = await getImage(account("prefer"), web);
    const { ImageId: newer } = stage.simulator.publish();
    stage.simulator.resetRequests();
    const again = await getImage(account("prefer"), { ...web, features: ["CloudInit", "IPv6", "CloudInit"] });
    expect(again).to.deep.equal(first);
    expect(stage.simulator.requests).to.have.length(0);
    expect((await getImage(account("off"), web)).imageId).to.equal(newer);
  });

  it("give the same images a year later, without one request, when it is frozen", async () => {
    const recent = { ...web, minAgeDays: 1, minSupportDays: 30 };
    const today = new Date();
    const now = await getImage({ ...account("prefer"), now: () => today }, recent);
    const all = await getImages(account("prefer"), web);
    stage.simulator.remove(now.imageId);
    stage.simulator.resetRequests();
    const frozen: LookupContext = { ...account("frozen"), now: () => new Date(today.getTime() + 365 * 86_400_000) };
    const later = await getImage(frozen, recent);
    expect(later.imageId).to.equal(now.imageId);
    expect((now.daysToEol ?? 0) - (later.daysToEol ?? 0)).to.equal(365);
    expect((await getImages(frozen, web)).imageIds).to.deep.equal(all.imageIds);
    expect(stage.simulator.requests).to.have.length(0);
    expect(stage.simulator.connections().opened).to.be.greaterThan(0);
  });

  it("give the same image for each zone, in whatever order the zones are named", async () => {
    const args = { os: "Ubuntu 22.04", zones: ["cn-bj2-05", "cn-bj2-02", "cn-sh2-02"] };
    const first = await getImagePerZone(account("prefer"), args);
    stage.simulator.publish({ Zone: "cn-bj2-02" });
    stage.simulator.resetRequests();
    const again = await getImagePerZone(account("frozen"), { ...args, zones: [...args.zones].reverse() });
    expect(again).to.deep.equal(first);
    expect(stage.simulator.requests).to.have.length(0);
    const missing = await failureOf(
      getImagePerZone(account("frozen"), { ...args, zones: ["cn-bj2-05", "cn-sh2-02"] }),
      Error,
    );
    expect(missing.message).to.include("ucloud-image lock --os 'Ubuntu 22.04' --zones cn-bj2-05 cn-sh2-02");
  });

  it("keep the counts and the fallback of the answer", async () => {
    const args = { ...web, os: "Ubuntu 4.10", fallbacks: [{ os: "Ubuntu 4.11" }, { os: "Ubuntu 22.04" }] };
    const asked = await getImage(account("prefer"), args);
    expect(asked.matchedFallback).to.equal(1);
    expect(asked.matched).to.be.greaterThan(1);
    expect(await getImage(account("frozen"), args)).to.deep.equal(asked);
    expect(stage.lockfile.text()).to.include(JSON.stringify({ fallbacks: args.fallbacks }).slice(1, -1));
  });

  it("fail when it is frozen and has no answer: with the query, what comes near, and the command that adds it", async () => {
    await getImage(account("prefer"), { ...web, unique: false, minAgeDays: 0 });
    stage.simulator.resetRequests();
    const { name, message } = await failureOf(getImage(account("frozen"), web), Error);
    expect(name).to.equal("FrozenError");
    expect(message).to.include("os: Ubuntu 22.04").and.to.include("differs only in minAgeDays (locked: 0)");
    expect(message).to.match(
      /next {3}UCLOUD_API_BASE_URL=\S+ ucloud-image lock --features CloudInit IPv6 --os 'Ubuntu 22.04' --region cn-bj2/,
    );
    const several = await failureOf(getImages(account("frozen"), web), Error);
    expect(several.message).to.include("ucloud-image lock --all --features");
    expect(stage.simulator.requests).to.have.length(0);
  });

  it("lock that all matches are none, so that such a lookup can run frozen", async () => {
    const nothing = { ...web, os: "Ubuntu 4.10" };
    expect((await getImages(account("prefer"), nothing)).matched).to.equal(0);
    stage.simulator.resetRequests();
    expect(await getImages(account("frozen"), nothing)).to.deep.include({ images: [], imageIds: [], matched: 0 });
    const strict = await failureOf(getImages(account("frozen"), { ...nothing, allowEmpty: false }), Error);
    expect(strict).to.include({ name: "NoImageError" });
    expect(stage.simulator.requests).to.have.length(0);
  });

  it("never lock that one image is not there: it is looked for again", async () => {
    await failureOf(getImage(account("prefer"), { ...web, os: "Ubuntu 4.10" }), Error);
    expect(existsSync(stage.lockfile.path)).to.equal(false);
  });

  it("never hold a secret: its question is asked each time, and refused when it is frozen", async () => {
    const warnings: string[] = [];
    const prefer = lockedAccount(stage.simulator, "prefer", stage.lockfile, (text) => warnings.push(text));
    const secretArguments = new Set(["os"]);
    await getImage({ ...prefer, secretArguments }, web);
    expect(existsSync(stage.lockfile.path)).to.equal(false);
    expect(warnings.join()).to.include("The argument os is secret").and.to.not.include("Ubuntu");
    stage.simulator.resetRequests();
    const error = await failureOf(getImage({ ...account("frozen"), secretArguments }, web), Error);
    expect(error).to.include({ name: "FrozenError" });
    expect(error.message).to.include("The argument os is secret").and.to.not.include("Ubuntu");
    expect(stage.simulator.requests).to.have.length(0);
    // What is secret beside the question does not matter.
    await getImage({ ...prefer, secretArguments: new Set(["triggers"]) }, web);
    expect(stage.lockfile.text()).to.include("Ubuntu 22.04");
  });

  it("write what came together at once, and lose nothing when programs run side by side", async () => {
    const systems = ["Ubuntu 22.04", "Ubuntu 24.04", "Debian 12", "Rocky 9", "Ubuntu"];
    const programs = [account("prefer"), account("prefer"), account("prefer")];
    await Promise.all(systems.map((os, n) => getImage(programs[n % 3] ?? account("prefer"), { ...place, os })));
    const frozen = account("frozen");
    for (const os of systems) {
      expect(await getImage(frozen, { ...place, os })).to.have.property("imageId");
    }
  });

  it("agree on the answer that was locked first", async () => {
    const [early, late] = [account("prefer"), account("prefer")];
    // Both have read the file, which is not there yet.
    const nothing = { ...web, zone: "cn-bj2-02", os: "Ubuntu 4.10" };
    await failureOf(getImage(early, nothing), Error);
    await failureOf(getImage(late, nothing), Error);
    const first = await getImage(early, web);
    stage.simulator.publish();
    const second = await getImage(late, { ...web, explain: true });
    expect(second.imageId).to.equal(first.imageId);
    expect(second.explanation?.text).to.include("The lockfile answered");
  });

  it("answer with a warning where the lockfile can't be written", async () => {
    const warnings: string[] = [];
    const below = { ...stage.lockfile, path: join(dirname(stage.lockfile.path), "missing", "ucloud-images.lock.json") };
    const image = await getImage(
      lockedAccount(stage.simulator, "prefer", below, (text) => warnings.push(text)),
      web,
    );
    expect(image.zone).to.equal("cn-bj2-05");
    expect(warnings.join()).to.include("could not be added to the lockfile");
  });

  it("take over from a program that died while it wrote", async () => {
    const lock = `${stage.lockfile.path}.lock`;
    mkdirSync(lock);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    const { imageId } = await getImage(account("prefer"), web);
    expect(stage.lockfile.text()).to.include(imageId);
  });

  it("leave nothing but the lockfile in its folder", async () => {
    await getImage(account("prefer"), web);
    expect(readdirSync(dirname(stage.lockfile.path))).to.deep.equal(["ucloud-images.lock.json"]);
  });
});
