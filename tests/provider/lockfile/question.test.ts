import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { filterOf, parseArguments, type Arguments } from "../../../provider/filter/arguments";
import { questionKey, questionOf, questionOfZones, type Asked } from "../../../provider/lockfile/question";
import { queriesOf, queriesOfZones } from "../../../provider/lookup";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { resolveSettings } from "../../../provider/ucloud/settings/settings";

const settings = (environment: Readonly<Record<string, string>> = {}) =>
  resolveSettings({
    configuration: { publicKey: "key", privateKey: "secret" },
    environment,
    homeDirectory: "/nowhere",
    readFile: () => undefined,
  });

function questionFor(args: Arguments, environment?: Readonly<Record<string, string>>): Asked {
  const asker = { settings: settings(environment) };
  const filter = filterOf(parseArguments(getImageArguments, args));
  return questionOf("image", queriesOf(asker.settings, filter, args), asker);
}

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };

describe("the question of a lookup", () => {
  const same: Record<string, readonly [Arguments, Arguments]> = {
    "an operating system in another spelling": [web, { ...web, os: "ubuntu server 22.4 64位" }],
    "a distribution under another name": [
      { ...web, os: "Red Hat Enterprise Linux 8" },
      { ...web, os: "RHEL 8" },
    ],
    "defaults that are written out": [
      web,
      {
        ...web,
        imageType: "Base",
        architecture: "x86_64",
        states: ["Available", "Available"],
        allowEndOfLife: false,
        orderBy: "createTime",
        unique: false,
        fallbacks: [],
      },
    ],
    "an order and a repetition in a list": [
      { ...web, features: ["IPv6", "CloudInit"] },
      { ...web, features: ["CloudInit", "IPv6", "CloudInit"] },
    ],
    "the architecture of a host that is written out": [
      { ...web, host: { machineType: "o1r" } },
      { ...web, host: { machineType: "o1r" }, architecture: "arm64" },
    ],
    "needs of a host that it does not have": [
      { ...web, host: { machineType: "N" } },
      {
        ...web,
        host: { ipv6: false, machineType: "N", hotplug: false, netCapability: "Normal", bootDisk: {} },
      },
    ],
    "any architecture of known ids": [
      { region: "cn-bj2", imageIds: ["uimage-a"] },
      { region: "cn-bj2", imageIds: ["uimage-a", "uimage-a"], architecture: "any" },
    ],
    "a moment in another time zone": [
      { ...web, createdBefore: "2026-01-31" },
      { ...web, createdBefore: "2026-01-31T08:00:00+08:00" },
    ],
    "a fallback with its defaults and in another spelling": [
      { ...web, fallbacks: [{ os: "Debian 12" }] },
      { ...web, fallbacks: [{ os: "debian gnu linux 12", architecture: "x86_64", unique: false }] },
    ],
    "a project, for images of UCloud's": [web, { ...web, projectId: "org-a" }],
  };
  for (const [what, [one, other]] of Object.entries(same)) {
    it(`is the same with ${what}`, () => {
      expect(questionKey(questionFor(other))).to.equal(questionKey(questionFor(one)));
    });
  }

  const different: Record<string, readonly [Arguments, Arguments]> = {
    "another version": [web, { ...web, os: "Ubuntu 22" }],
    "another language of Windows": [
      { ...web, os: "Windows 2022" },
      { ...web, os: "Windows 2022 英文版" },
    ],
    "another architecture": [web, { ...web, architecture: "arm64" }],
    "another order of fallbacks": [
      { ...web, fallbacks: [{ os: "Debian 12" }, { os: "Debian 11" }] },
      { ...web, fallbacks: [{ os: "Debian 11" }, { os: "Debian 12" }] },
    ],
    "another project, for custom images": [
      { ...web, imageType: "Custom", projectId: "org-a" },
      { ...web, imageType: "Custom", projectId: "org-b" },
    ],
    "another project, where a fallback takes custom images": [
      { ...web, projectId: "org-a", fallbacks: [{ imageType: "Custom" }] },
      { ...web, projectId: "org-b", fallbacks: [{ imageType: "Custom" }] },
    ],
  };
  for (const [what, [one, other]] of Object.entries(different)) {
    it(`is another one with ${what}`, () => {
      expect(questionKey(questionFor(other))).not.to.equal(questionKey(questionFor(one)));
    });
  }

  it("is the same wherever its place comes from", () => {
    const { region, zone, ...rest } = web;
    expect(questionKey(questionFor(rest, { UCLOUD_REGION: region, UCLOUD_ZONE: zone }))).to.equal(
      questionKey(questionFor(web)),
    );
  });

  it("is readable: what was asked for, and nothing else", () => {
    expect(questionFor({ ...web, os: "ubuntu 22.4", imageType: "Base" }).query).to.deep.equal(web);
  });

  it("of several zones has no region of its own where their names say it", () => {
    const account = { settings: settings({ UCLOUD_REGION: "cn-sh2" }) } as LookupContext;
    const zones = ["cn-bj2-05", "cn-bj2-02"];
    const queriesFor = (args: Arguments) =>
      queriesOfZones(account.settings, filterOf(parseArguments(getImageArguments, args)), args);
    const ask = (args: Arguments, order = zones) => questionKey(questionOfZones(queriesFor(args), order, account));
    expect(ask({ os: "Debian 12", region: "cn-bj2" }, [...zones].reverse())).to.equal(ask({ os: "debian 12" }));
  });

  describe("is answered for everyone", () => {
    const base = { imageType: "Base" };
    const custom = { imageType: "Custom" };

    it("by images of UCloud's alone, when nothing else was looked for before", () => {
      const fallback = questionFor({ ...web, fallbacks: [{ imageType: "Custom" }] });
      expect(fallback.isForEveryone({ images: [base] })).to.equal(true);
      expect(fallback.isForEveryone({ images: [custom], matchedFallback: 0 })).to.equal(false);
      const preferred = questionFor({ ...web, imageType: "Custom", fallbacks: [{ os: "Debian 12" }] });
      expect(preferred.isForEveryone({ images: [base], matchedFallback: 0 })).to.equal(false);
    });

    it("by known ids that are all of UCloud's", () => {
      const ids = questionFor({ region: "cn-bj2", imageIds: ["uimage-a", "uimage-b"] });
      expect(ids.isForEveryone({ images: [base, base] })).to.equal(true);
      expect(ids.isForEveryone({ images: [base] })).to.equal(false);
      expect(ids.isForEveryone({ images: [base, custom] })).to.equal(false);
    });

    it("by nothing, when only images of UCloud's were looked for", () => {
      expect(questionFor(web).isForEveryone({ images: [] })).to.equal(true);
      expect(questionFor({ ...web, fallbacks: [{ imageType: "Custom" }] }).isForEveryone({ images: [] })).to.equal(
        false,
      );
    });
  });
});
