import { expect } from "chai";
import fc from "fast-check";
import { parseArguments } from "../../../provider/filter/arguments";
import type { FilterArgs } from "../../../provider/filter/filter";
import { comesBefore } from "../../../provider/filter/order";
import { choose, select } from "../../../provider/filter/select";
import type { Image } from "../../../provider/image/image";
import { compareVersions, versionRank } from "../../../provider/image/operating-system";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { image, now } from "../image/sample";

describe("selection", () => {
  it("of nothing is none", () => expect(choice([], {})).to.deep.equal({ kind: "none" }));

  it("of one is one, dated or not", () => {
    const only = image({ createTime: undefined });
    expect(choice([only], {})).to.deep.equal({ kind: "one", image: only });
  });

  it("of many is the newest, and of equally new ones the lowest id", () => {
    const images = [image({ imageId: "c" }), image({ imageId: "b" }), image({ imageId: "a", createTime: 1 })];
    expect(choice(images, { zone: "cn-bj2-05" })).to.deep.include({ kind: "many", image: images[1] });
  });

  it("never takes an undated image for the newest", () => {
    const undated = image({ imageId: "a", createTime: undefined });
    expect(choice([undated, image({ imageId: "b" })], { zone: "cn-bj2-05" })).to.have.nested.property(
      "image.imageId",
      "b",
    );
    const another = { ...undated, imageId: "c" };
    expect(choice([undated, another], { zone: "cn-bj2-05" })).to.deep.equal({ kind: "ambiguous", reason: "undated" });
  });

  it("refuses to choose between zones, or among several when one was asked for", () => {
    const images = [image({ imageId: "a" }), image({ imageId: "b", zone: "cn-bj2-02" })];
    expect(choice(images, {})).to.deep.equal({ kind: "ambiguous", reason: "zones" });
    expect(choice(images, { unique: true })).to.deep.equal({ kind: "ambiguous", reason: "unique" });
  });

  it("chooses where all are in one zone, although none was named", () => {
    const images = [image({ imageId: "a", createTime: 1 }), image({ imageId: "b" })];
    expect(choice(images, {})).to.deep.include({ kind: "many", image: images[1] });
  });

  it("refuses to choose between kernels, one of which the host can't boot", () => {
    const images = [image({ imageId: "a" }), image({ imageId: "b", imageName: "高内核Ubuntu 22.04 64位" })];
    expect(choice(images, { zone: "cn-bj2-05" })).to.deep.equal({ kind: "ambiguous", reason: "kernels" });
    expect(choice(images, { zone: "cn-bj2-05", nameRegex: "^[^高]" })).to.deep.include({ kind: "one" });
  });

  it("by OS version takes the highest version, then the newest", () => {
    const images = [
      image({ imageId: "a", osName: "CentOS 7.10 64位", createTime: 1 }),
      image({ imageId: "b", osName: "CentOS 7.10 64位", createTime: 2 }),
      image({ imageId: "c", osName: "CentOS 7.9 64位", createTime: 3 }),
      image({ imageId: "d", osName: "own", createTime: 4 }),
    ];
    const { matches } = select(images, filter({ orderBy: "osVersion" }), now);
    expect(matches.map(({ imageId }) => imageId)).to.deep.equal(["b", "a", "c", "d"]);
  });

  describe("by OS version, where one is not understood", () => {
    const known = image({ imageId: "known", imageName: "a", osName: "Ubuntu 20.04 64位", createTime: 1 });
    const higher = image({ imageId: "higher", imageName: "b", osName: "Ubuntu 22.04 64位", createTime: 1 });
    const strange = image({ imageId: "strange", imageName: "c", osName: "Ubuntu Noble", createTime: 9 });
    const args = { zone: "cn-bj2-05", orderBy: "osVersion", imageName: "*" } as const;

    for (const osName of ["Ubuntu Noble", "Ubuntu 24.04-高性价比", "CentOS aarch 64位"]) {
      it(`is ambiguous: ${osName}`, () => {
        const odd = { ...strange, osName };
        expect(choice([known, higher, odd], args)).to.deep.equal({ kind: "ambiguous", reason: "unversioned" });
        expect(choice([odd, { ...odd, imageId: "z", osName: "Other" }], args)).to.deep.equal({
          kind: "ambiguous",
          reason: "unversioned",
        });
      });
    }

    it("is the newest where all name one system, understood or not", () => {
      const older = { ...strange, imageId: "older", createTime: 2 };
      expect(choice([older, strange], args)).to.deep.include({ kind: "many", image: strange });
      expect(choice([older, { ...strange, createTime: undefined }], args)).to.deep.include({ image: older });
    });

    it("is no matter by time of creation, nor for a single match", () => {
      expect(choice([known, strange], { ...args, orderBy: "createTime" })).to.deep.include({ image: strange });
      expect(choice([strange], args)).to.deep.equal({ kind: "one", image: strange });
    });

    it("prefers Windows 2012 R2 to 2012, and never calls a pin superseded by what nobody understands", () => {
      const r2 = image({ imageId: "r2", imageName: "d", osName: "Windows 2012 R2 64位", createTime: 1 });
      const plain = image({ imageId: "plain", imageName: "e", osName: "Windows 2012 64位", createTime: 9 });
      expect(choice([plain, r2], args)).to.deep.include({ kind: "many", image: r2 });
      expect(comesBefore(r2, plain, "osVersion")).to.equal(true);
      expect(comesBefore(plain, r2, "osVersion")).to.equal(false);
      expect(comesBefore(strange, known, "osVersion")).to.equal(false);
      expect(comesBefore(higher, strange, "osVersion")).to.equal(false);
    });

    it("never chooses an image where another may be of a higher version", () => {
      const names = ["Ubuntu 20.04", "Ubuntu 22.04 LTS", "Ubuntu Noble", "Windows 2012 R2", "own", "Kylin V10"];
      const some = fc.array(
        fc.record({ osName: fc.constantFrom(...names), createTime: fc.constantFrom(1, 2, undefined) }),
        { minLength: 1, maxLength: 5 },
      );
      fc.assert(
        fc.property(some, (list) => {
          const images = list.map((fields, at) => image({ imageId: `i${at}`, imageName: `n${at}`, ...fields }));
          const chosen = choice(images, args);
          if (chosen.kind !== "many") return;
          const rank = versionRank(chosen.image.osName ?? "");
          for (const { osName = "" } of images) {
            const other = versionRank(osName);
            if (osName === chosen.image.osName) continue;
            expect(other, osName).not.to.equal(undefined);
            expect(compareVersions(rank ?? [], other ?? [])).to.be.at.least(0);
          }
        }),
      );
    });
  });

  describe("of a plain system", () => {
    const args = { zone: "cn-bj2-05", os: "Ubuntu 22.04" };
    for (const more of [
      { primarySoftware: "PyTorch 2" },
      { sceneCategories: ["PreInstalledDrivers"] },
      { sceneCategories: ["Featured", "AIModels"] },
      { imageName: "Ubuntu 22.04 64位 NVIDIA 550.90 CUDA 12.4" },
      { imageName: "Ubuntu 22.04-高性价比" },
      { imageName: "Docker" },
      { primarySoftware: "Docker", imageType: undefined },
    ]) {
      it(`leaves out what has more on it: ${JSON.stringify(more)}`, () => {
        const plain = image({ imageId: "plain", createTime: 1 });
        expect(choice([plain, image(more)], args)).to.deep.equal({ kind: "one", image: plain });
        expect(choice([image(more)], args)).to.deep.equal({ kind: "none" });
      });
    }
    for (const same of [
      { sceneCategories: ["Featured"] },
      { primarySoftware: "Ubuntu 22.04" },
      { imageName: "Ubuntu 22.04 LTS 64位" },
      { imageName: "Ubuntu aarch22.04 64位" },
    ]) {
      it(`is also ${JSON.stringify(same)}`, () => {
        expect(choice([image(same)], args)).to.deep.include({ kind: "one" });
      });
    }
    it("says nothing of images of one's own", () => {
      const own = { imageType: "Custom", imageName: "web", primarySoftware: "nginx" };
      expect(choice([image(own)], { ...args, imageType: "Custom" })).to.deep.include({ kind: "one" });
    });
  });

  it("shows how many images each demand left", () => {
    const images = [
      image(),
      image({ imageId: "b", features: ["CloudInit"] }),
      image({ imageId: "c", state: "Making" }),
    ];
    const { listed, funnel } = select(images, filter({ os: "Ubuntu", features: ["CloudInit"] }), now);
    expect(listed).to.equal(images);
    expect(funnel.map(({ criterion, left }) => `${left} ${criterion}`)).to.deep.equal([
      "3 os: Ubuntu",
      "3 os alone: no drivers or application on top",
      "1 features: CloudInit",
      "1 states: Available",
      "1 allowEndOfLife: false",
    ]);
  });

  it("is the same for any order of the listing, and that of a search by brute force", () => {
    fc.assert(
      fc.property(
        fc.array(anyImage, { maxLength: 12 }),
        anyFilter,
        fc.infiniteStream(fc.nat()),
        (images, args, order) => {
          const unique = [...new Map(images.map((each) => [each.imageId, each])).values()];
          const shuffled = unique
            .map((each) => [order.next().value as number, each] as const)
            .sort(([a], [b]) => a - b)
            .map(([, each]) => each);
          const straight = choice(unique, { ...args, zone: "cn-bj2-05" });
          expect(choice(shuffled, { ...args, zone: "cn-bj2-05" })).to.deep.equal(straight);
          expect("image" in straight ? straight.image.imageId : undefined).to.equal(bruteForce(unique, args));
        },
      ),
      { numRuns: 500 },
    );
  });
});

const anyImage = fc
  .record({
    imageId: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
    createTime: fc.option(fc.constantFrom(1, 2, 3), { nil: undefined }),
    features: fc.subarray(["CloudInit", "HotPlug", "Aarch64_Type"]),
    sceneCategories: fc.subarray(["Featured", "HPC"]),
    osName: fc.constantFrom("Ubuntu 22.04 64位", "Ubuntu 20.04 64位", "高内核CentOS 7.6 64位"),
    state: fc.constantFrom("Available", "Making", "Unavailable"),
    imageSizeGb: fc.constantFrom(20, 40),
  })
  .map((fields) => image({ imageType: "Custom", imageName: "own", ...fields }));

const anyFilter: fc.Arbitrary<FilterArgs> = fc.record(
  {
    os: fc.constantFrom("Ubuntu", "Ubuntu 22.04", "CentOS 7"),
    features: fc.subarray(["CloudInit", "HotPlug"] as const, { minLength: 1 }),
    scenes: fc.subarray(["Featured", "HPC"] as const, { minLength: 1 }),
    architecture: fc.constantFrom("x86_64" as const, "arm64" as const),
    maxSizeGb: fc.constantFrom(20, 40),
  },
  { requiredKeys: [] },
);

/** Looks at every image and keeps the best so far: no sorting, no parsing, written apart from the product. */
function bruteForce(images: readonly Image[], args: FilterArgs): string | undefined {
  let best: Image | undefined;
  let matches = 0;
  for (const each of images) {
    const { features } = each;
    const system = each.osName?.replace("高内核", "").replace(" 64位", "") ?? "";
    if (
      each.state === "Available" &&
      (args.os === undefined || `${system} .`.startsWith(`${args.os} `) || `${system}.`.startsWith(`${args.os}.`)) &&
      (args.features ?? []).every((feature) => features.includes(feature)) &&
      (args.scenes ?? []).every((scene) => each.sceneCategories.includes(scene)) &&
      (args.architecture === undefined || features.includes("Aarch64_Type") === (args.architecture === "arm64")) &&
      (each.imageSizeGb ?? 0) <= (args.maxSizeGb ?? 1000)
    ) {
      matches += 1;
      const newer = best === undefined || (each.createTime ?? 0) > (best.createTime ?? 0);
      const lower = (each.createTime ?? 0) === (best?.createTime ?? 0) && each.imageId < (best?.imageId ?? "");
      best = newer || lower ? each : best;
    }
  }
  return matches > 1 && best?.createTime === undefined ? undefined : best?.imageId;
}

function choice(images: readonly Image[], args: FilterArgs) {
  return choose(select(images, filter(args), now), filter(args));
}

function filter(args: FilterArgs) {
  return parseArguments(getImageArguments, args);
}
