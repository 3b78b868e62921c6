import { expect } from "chai";
import fc from "fast-check";
import { dataOf, pinOn, reportImage } from "./report-image";

describe("report/build-report-data", () => {
  const rowsOf = (...names: string[]) =>
    dataOf(names.map((imageName, n) => reportImage(`uimage-${n}`, { imageName }))).systems.map(({ name }) => name);

  it("orders systems by family, and in a family the newest version first", () => {
    expect(
      rowsOf(
        "Windows 2022 64位 中文版",
        "Ubuntu 9.10",
        "Ubuntu 22.04 64位",
        "CentOS 7.9 64位",
        "CentOS 7.10",
        "Debian 12",
      ),
    ).to.deep.equal(["CentOS 7.10", "CentOS 7.9", "Debian 12", "Ubuntu 22.04", "Ubuntu 9.10", "Windows 2022"]);
  });

  it("has one row for every architecture, kernel, edition and language of a system, and for every spelling", () => {
    expect(rowsOf("高内核CentOS 7.6 64位", "CentOS aarch 7.6 64位", "centos 7.6")).to.deep.equal(["CentOS 7.6"]);
    expect(rowsOf("Windows 2022 64位 中文版", "Windows 2022 64位 英文版")).to.deep.equal(["Windows 2022"]);
    expect(rowsOf("Windows 2012 64位", "Windows 2012 R2 64位")).to.deep.equal(["Windows 2012 R2", "Windows 2012"]);
  });

  it("puts an image of one's own with its system, and what is no system it knows at the end", () => {
    const golden = reportImage("uimage-1", { imageName: "web-golden", osName: "Ubuntu 22.04 64位" });
    const odd = reportImage("uimage-2", { imageName: "x", osName: "Own OS (beta)" });
    const silent = reportImage("uimage-3", { imageName: "snowflake", imageType: "Custom" });
    const speaking = reportImage("uimage-4", { imageName: "debian 12", imageType: "Custom" });
    const { systems } = dataOf([silent, odd, golden, speaking]);
    expect(systems.map(({ name, family }) => `${family}: ${name}`)).to.deep.equal([
      "Debian: Debian 12",
      "Ubuntu: Ubuntu 22.04",
      "Other: Unknown system",
      "Other: Own OS (beta)",
    ]);
  });

  it("knows an end of life only where UCloud says one that a calendar has", () => {
    const ends = ["2027/05/01", "", "2027/02/30", "soon", "2025/01/01", undefined];
    const images = ends.map((maintainEol, n) => reportImage(`uimage-${n}`, { maintainEol }));
    const [system] = dataOf(images).systems;
    expect(system?.ends).to.deep.equal(["2025/01/01", "2027/05/01"]);
    expect(system?.builds.filter(({ endOfLife }) => endOfLife === undefined)).to.have.lengthOf(4);
  });

  it("takes a time that no calendar has for unknown", () => {
    const odd = pinOn(reportImage("uimage-odd", { createTime: 9e15 }));
    const [system] = dataOf([], { pins: [odd] }).systems;
    expect(system?.builds.map(({ madeAtSeconds }) => madeAtSeconds)).to.deep.equal([undefined]);
  });

  it("adds the images of pins that the listing does not hold, once each", () => {
    const [listed, gone] = [reportImage("uimage-a"), reportImage("uimage-b", { imageName: "Debian 12 64位" })];
    const pins = [pinOn(listed), pinOn(gone, { status: "gone" }), pinOn(gone, { status: "gone", name: "batch" })];
    const { systems } = dataOf([listed], { pins });
    const builds = systems.flatMap((system) => system.builds.map((build) => `${build.imageId} ${build.listed}`));
    expect(builds).to.deep.equal(["uimage-b false", "uimage-a true"]);
  });

  it("keeps a pin whose record can't be read, though it has no place", () => {
    const { image: _image, imageId: _imageId, ...pin } = pinOn(reportImage("uimage-a"), { status: "unknown" });
    const { pins, systems } = dataOf([], { pins: [pin] });
    expect(pins[0]).to.include({ project: "shop", stack: "prod", name: "web", status: "unknown", text: "" });
    expect(pins[0]).to.include({ imageId: undefined, zone: undefined, command: undefined });
    expect(systems).to.deep.equal([]);
  });

  it("is the same for the same images in any order", () => {
    const images = ["Ubuntu 22.04 64位", "Rocky 9.5", "Rocky Linux 9.5", "CentOS 7", "x"].flatMap((imageName, n) =>
      [1, 1, undefined, 7].map((createTime, m) => reportImage(`uimage-${n}${m}`, { imageName, createTime })),
    );
    const expected = dataOf(images);
    fc.assert(
      fc.property(fc.shuffledSubarray(images, { minLength: images.length }), (shuffled) => {
        expect(dataOf(shuffled)).to.deep.equal(expected);
      }),
    );
  });
});
