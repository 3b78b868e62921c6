import { expect } from "chai";
import fc from "fast-check";
import { hintsFor } from "../../../provider/explanation/hints";
import type { Image } from "../../../provider/image/image";
import { image, now } from "../image/sample";
import { query } from "./attempt";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const named = (...names: string[]) =>
  names.map((name, n) => image({ imageId: `uimage-${n}`, imageName: name, osName: name }));

describe("hints", () => {
  const systems = named("Ubuntu 20.04 64位", "Ubuntu 8.04 64位", "高内核Ubuntu 20.04 64位", "CentOS 7.6 64位", "own");
  const cases: readonly [string, Record<string, unknown>, string[]][] = [
    ["nothing for an OS that is here", { os: "Ubuntu 20" }, []],
    [
      "the versions of an OS",
      { os: "ubuntu 22.04" },
      ["ubuntu 22.04 is not here, but these versions are: 8.04, 20.04."],
    ],
    ["the nearest OS", { os: "ubunto" }, ["No ubunto is here: did you mean Ubuntu?"]],
    ["it with the version", { os: "Ubunto 20" }, ["No Ubunto 20 is here: did you mean Ubuntu 20?"]],
    ["the systems that are here", { os: "Plan" }, ["No Plan is here, but these systems are: CentOS, Ubuntu."]],
    [
      "a name that is nearly right",
      { imageName: "CentOS 7.8 64位" },
      ["No image that is listed here has the image name CentOS 7.8 64位: did you mean CentOS 7.6 64位?"],
    ],
    [
      "an osName that is nearly right",
      { osName: "CentOS 7.8 64位" },
      ["No image that is listed here has the osName CentOS 7.8 64位: did you mean CentOS 7.6 64位?"],
    ],
    ["no name for wildcards", { imageName: "CentOS 7.8*", osName: "CentOS 7.?" }, []],
  ];
  const withoutVersions = named("Ubuntu", "CentOS aarch 64位", "own");
  const windows = named("Windows 2012 R2 64位", "Windows 2016 64位", "openEuler 22.03 LTS SP1");
  it("name no empty list", () => {
    expect(hints({ os: "Ubuntu 22.04" }, withoutVersions)).to.deep.equal([]);
    expect(hints({ os: "Plan9" }, withoutVersions)).to.deep.equal([]);
    expect(hints({ os: "Plan9" }, [])).to.deep.equal([]);
    const name = fc.constantFrom("Ubuntu 22.04 64位", "Ubuntu", "own", "", "CentOS aarch 64位", "Kylin V10", "64位");
    const os = fc.constantFrom("Ubuntu 24.04", "Ubunto", "Plan9", "Kylin", "CentOS 7", "Windows 2012 R2");
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), os, (names, asked) => {
        for (const hint of hints({ os: asked, features: ["IPv6"] }, named(...names))) {
          expect(hint)
            .to.match(/[^:,\s]\s?[.?]$/)
            .and.not.match(/: [.?]|, ,|undefined/);
        }
      }),
    );
  });

  it("name a release and a service pack with the version", () => {
    expect(hints({ os: "Windows 2012" }, windows)).to.deep.equal([
      "Windows 2012 is not here, but these versions are: 2012 R2, 2016.",
    ]);
    expect(hints({ os: "openEuler 22.03 SP3" }, windows)).to.deep.equal([
      "openEuler 22.03 SP3 is not here, but these versions are: 22.03 SP1.",
    ]);
  });

  for (const [what, args, expected] of cases) {
    it(`give ${what}`, () => expect(hints(args, systems)).to.deep.equal(expected));
  }

  const rich = [
    image({ features: ["CloudInit"], sceneCategories: ["Featured"], supportedGpuTypes: ["V100S"] }),
    image({ imageId: "b", vendor: "Example Cloud", primarySoftware: "PyTorch 2" }),
  ];
  const values: readonly [Record<string, unknown>, string[]][] = [
    [{ features: ["CloudInit", "IPv6"] }, ["the feature IPv6."]],
    [{ scenes: ["Featured", "HPC"] }, ["the scene HPC."]],
    [{ gpuType: "V100s" }, ["the GPU type V100s: did you mean V100S?"]],
    [{ host: { machineType: "G", gpuType: "V100" } }, ["the GPU type V100: did you mean V100S?"]],
    [{ primarySoftware: "Pytorch2" }, ["the primary software Pytorch2: did you mean PyTorch 2?"]],
    [{ vendors: ["example cloud", "x"] }, ["the vendor example cloud: did you mean Example Cloud?", "the vendor x."]],
  ];
  for (const [args, ends] of values) {
    it(`name values of ${JSON.stringify(args)} that no image has`, () => {
      expect(hints(args, rich)).to.deep.equal(ends.map((end) => `No image that is listed here has ${end}`));
    });
    it(`say nothing of ${JSON.stringify(args)} where nothing is listed`, () => {
      expect(hints(args, [])).to.deep.equal([]);
    });
  }

  it("doubt a place", () => {
    expect(hintsFor(query({ region: "cn-bj2", zone: "cn-bj2-06" }).filter, [], [], now)[0]).to.include(
      "Zone cn-bj2-06",
    );
    expect(hintsFor(query({}).filter, [], [], now)).to.deep.equal([]);
  });

  describe("of other places and types", () => {
    const ubuntu = { os: "Ubuntu 22.04", imageType: "Base" };

    it("name one match each, the first in order, but none that is here", () => {
      const elsewhere = [
        image({ imageId: "here" }),
        image({ imageId: "old", zone: "cn-bj2-02", createTime: 1 }),
        image({ imageId: "new", zone: "cn-bj2-02" }),
        image({ imageId: "own", imageType: "Custom", imageName: "web" }),
        image({ imageId: "market", imageType: "Business", vendor: "V", zone: "cn-bj2-03" }),
        image({ imageId: "other", zone: "cn-bj2-03", osName: "Debian 12.5 64位" }),
      ];
      expect(hints(ubuntu, [image({ imageId: "here" })], elsewhere)).to.deep.equal([
        "There is a match in zone cn-bj2-03 as imageType Business (vendor V): market (Ubuntu 22.04 64位).",
        "There is a match as imageType Custom: own (web).",
        "There is a match in zone cn-bj2-02: new (Ubuntu 22.04 64位).",
      ]);
    });

    it("do not name a zone where none was asked for", () => {
      const own = [image({ imageType: "Custom" })];
      const { filter } = query({ ...ubuntu, region: "cn-bj2" });
      expect(hintsFor(filter, [image({ imageId: "b" })], own, now)).to.deep.equal([
        "There is a match as imageType Custom: uimage-a (Ubuntu 22.04 64位).",
      ]);
    });
  });
});

function hints(args: Record<string, unknown>, listed: readonly Image[], elsewhere: readonly Image[] = []): string[] {
  return hintsFor(query({ ...place, ...args }).filter, listed, elsewhere, now);
}
