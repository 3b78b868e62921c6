import { expect } from "chai";
import { parseArguments } from "../../../provider/filter/arguments";
import { areOfOneRule, criteriaOf, type Criterion } from "../../../provider/filter/criteria";
import { imageRows } from "../../../provider/filter/fields";
import type { FilterArgs } from "../../../provider/filter/filter";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { now } from "../image/sample";

/** A value, one that admits everything that it admits and more, and one that does not. */
const values: readonly [FilterArgs, FilterArgs, FilterArgs][] = [
  [{ funcTypes: ["gpu"] }, { funcTypes: ["app", "gpu"] }, { funcTypes: ["app"] }],
  [{ funcTypes: ["gpu", "app"] }, { funcTypes: ["app", "gpu", "gpu"] }, { funcTypes: ["gpu"] }],
  [{ imageIds: ["a"] }, { imageIds: ["b", "a"] }, { imageIds: ["b"] }],
  [{ osType: "Linux" }, { osType: "Linux" }, { osType: "Windows" }],
  [{ os: "CentOS 7.6" }, { os: "centos 7" }, { os: "CentOS 7.9" }],
  [{ os: "CentOS 7" }, { os: "CentOS" }, { os: "CentOS 7.6" }],
  [{ os: "Windows 2022 英文版" }, { os: "Windows 2022" }, { os: "Windows 2022 中文版" }],
  [{ osName: "Ubuntu 22.04 64位" }, { osName: "Ubuntu*" }, { osName: "Debian*" }],
  [{ imageName: "web-1" }, { imageName: "web-?" }, { imageName: "web-??" }],
  [{ imageName: "web-*" }, { imageName: "web-*" }, { imageName: "*" }],
  [{ nameRegex: "^a" }, { nameRegex: "^a" }, { nameRegex: "a" }],
  [{ architecture: "arm64" }, { architecture: "arm64" }, { architecture: "x86_64" }],
  [{ vendors: ["A"] }, { vendors: ["B", "A"] }, { vendors: ["B"] }],
  [{ maxSizeGb: 40 }, { maxSizeGb: 60 }, { maxSizeGb: 20 }],
  [{ states: ["Available"] }, { states: ["Copying", "Available"] }, { states: ["Copying"] }],
  [{ minSupportDays: 365 }, { minSupportDays: 90 }, { minSupportDays: 366 }],
  [{ minAgeDays: 7 }, { minAgeDays: 1 }, { minAgeDays: 8 }],
  [{ createdBefore: "2026-01-01" }, { createdBefore: "2026-01-01T00:00:01Z" }, { createdBefore: "2025-12-31" }],
  [
    { host: { machineType: "N", bootDisk: { sizeGb: 20 } } },
    { host: { machineType: "C", cpu: 4, bootDisk: { sizeGb: 40 } } },
    { host: { machineType: "N", bootDisk: { sizeGb: 10 } } },
  ],
  [
    { host: { machineType: "G", gpuType: "T4" } },
    { host: { machineType: "G", gpuType: "T4", userData: true } },
    { host: { machineType: "G", gpuType: "A100" } },
  ],
  [
    { host: { machineType: "N", netCapability: "Super" } },
    { host: { machineType: "O", netCapability: "Super" } },
    { host: { machineType: "N", netCapability: "Ultra" } },
  ],
];

describe("which of two values of a field is the looser one", () => {
  for (const [before, looser, other] of values) {
    it(`after ${JSON.stringify(before)} is ${JSON.stringify(looser)}`, () => {
      expect(areAllLooser(looser, before)).to.equal(true);
    });
    it(`after ${JSON.stringify(before)} is not ${JSON.stringify(other)}`, () => {
      expect(areAllLooser(other, before)).to.equal(false);
    });
  }
});

describe("the rows of the filter's table", () => {
  const lasting = Object.entries(imageRows).filter(([, row]) => row.lasting);

  it("name the fields whose answer time alone changes", () => {
    const passing = Object.keys(imageRows).filter((name) => !lasting.some(([field]) => field === name));
    expect(passing).to.deep.equal(["states", "allowEndOfLife", "minSupportDays", "minAgeDays"]);
  });

  it("make no demand of a value that asks for nothing", () => {
    const { architecture, allowEndOfLife, orderBy, unique } = imageRows;
    expect(architecture.demandsOf("any", now)).to.deep.equal([]);
    expect(allowEndOfLife.demandsOf(true, now)).to.deep.equal([]);
    expect(orderBy.demandsOf("osVersion", now)).to.deep.equal([]);
    expect(unique.demandsOf(true, now)).to.deep.equal([]);
  });

  it("make one demand of an item that is repeated", () => {
    expect(imageRows.features.demandsOf(["IPv6", "GPU", "IPv6"], now).map(({ value }) => value)).to.deep.equal([
      "IPv6",
      "GPU",
    ]);
  });
});

/** Whether each demand of the first filter is as loose as the second filter's demand of the same kind, if it has one. */
function areAllLooser(args: FilterArgs, before: FilterArgs): boolean {
  const old = demandsOf(before);
  return demandsOf(args).every((demand) => old.filter((each) => areOfOneRule(each, demand)).every(isBelow(demand)));
}

function isBelow(demand: Criterion): (before: Criterion) => boolean {
  return ({ value }) => demand.isLooserThan(value);
}

function demandsOf(args: FilterArgs): Criterion[] {
  return criteriaOf(parseArguments(getImageArguments, { allowEndOfLife: true, ...args }), now);
}
