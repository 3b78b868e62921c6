import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { locateLockfile, readLockMode } from "../../../provider/lockfile/settings";

describe("the lockfile's mode", () => {
  it("is the stack configuration's, else the environment's, else off", () => {
    expect(readLockMode(undefined, {})).to.equal("off");
    expect(readLockMode(undefined, { UCLOUD_IMAGE_LOCK: "frozen" })).to.equal("frozen");
    expect(readLockMode("prefer", { UCLOUD_IMAGE_LOCK: "frozen" })).to.equal("prefer");
  });

  it("is refused with the accepted ones when it is none of them", () => {
    expect(() => readLockMode(undefined, { UCLOUD_IMAGE_LOCK: "on" })).to.throw(
      'lock must be off, prefer, frozen; the environment variable UCLOUD_IMAGE_LOCK has "on".',
    );
  });
});

describe("the lockfile's place", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "ucloud-image-place-"));
    mkdirSync(join(root, "web", "src"), { recursive: true });
    writeFileSync(join(root, "web", "Pulumi.yaml"), "name: web");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is beside the nearest Pulumi.yaml, so that all that run in the project agree", () => {
    expect(locateLockfile({}, join(root, "web", "src"))).to.equal(join(root, "web", "ucloud-images.lock.json"));
  });

  it("is where it lies already, if that is nearer, and never outside the project", () => {
    writeFileSync(join(root, "ucloud-images.lock.json"), "");
    expect(locateLockfile({}, join(root, "web", "src"))).to.equal(join(root, "web", "ucloud-images.lock.json"));
    writeFileSync(join(root, "web", "src", "ucloud-images.lock.json"), "");
    expect(locateLockfile({}, join(root, "web", "src"))).to.equal(join(root, "web", "src", "ucloud-images.lock.json"));
  });

  it("is what UCLOUD_IMAGE_LOCK_FILE names, first of all", () => {
    expect(locateLockfile({ UCLOUD_IMAGE_LOCK_FILE: "/x/y.json" }, root)).to.equal("/x/y.json");
  });
});
