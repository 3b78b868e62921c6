import { expect } from "chai";
import fc from "fast-check";
import { select } from "../../../provider/filter/select";
import { chooseCommon } from "../../../provider/filter/select-per-zone";
import type { Image } from "../../../provider/image/image";
import { query } from "../explanation/attempt";
import { image, now } from "../image/sample";

const zones = ["a", "b", "c"];
const at = (zone: string, imageName: string, createTime?: number) =>
  image({ imageId: `${imageName} ${zone} ${createTime}`, zone, imageName, osName: imageName, createTime });

describe("a common image", () => {
  const everywhere = zones.flatMap((zone) => [at(zone, "Ubuntu 20.04", 1), at(zone, "Ubuntu 22.04", 2)]);

  it("has the newest name that all zones have, and of it the newest image of each", () => {
    const images = [...everywhere, at("a", "Ubuntu 24.04", 9), at("b", "Ubuntu 24.04", 9), at("b", "Ubuntu 22.04", 5)];
    expect(chosen(images, {})).to.deep.equal(["Ubuntu 22.04 a 2", "Ubuntu 22.04 b 5", "Ubuntu 22.04 c 2"]);
    expect(common(images, {})).to.include({ kind: "common", imageName: "Ubuntu 22.04", names: 2 });
  });

  it("counts as new as its newest image, in whichever zone that is", () => {
    const images = [...everywhere, at("c", "Ubuntu 20.04", 3)];
    expect(chosen(images, {})).to.deep.equal(["Ubuntu 20.04 a 1", "Ubuntu 20.04 b 1", "Ubuntu 20.04 c 3"]);
  });

  it("follows the filter's order", () => {
    const images = zones.flatMap((zone) => [at(zone, "Ubuntu 20.04", 7), at(zone, "Ubuntu 22.04", 2)]);
    expect(common(images, { orderBy: "osVersion" })).to.include({ imageName: "Ubuntu 22.04" });
  });

  it("is none where a zone has nothing, or nothing that the others have", () => {
    expect(
      common(
        everywhere.filter(({ zone }) => zone !== "c"),
        {},
      ),
    ).to.deep.equal({ kind: "none" });
    expect(common([at("a", "x 1", 1), at("b", "x 1", 1), at("c", "x 2", 1)], { imageName: "*" })).to.deep.equal({
      kind: "none",
    });
  });

  it("is not chosen among kernels, but by a host", () => {
    const images = zones.flatMap((zone) => [at(zone, "CentOS 7.6", 1), at(zone, "高内核CentOS 7.6", 2)]);
    expect(common(images, {})).to.deep.include({ kind: "ambiguous", reason: "kernels" });
    expect(common(images, { host: { machineType: "N" } })).to.include({ imageName: "CentOS 7.6", names: 1 });
  });

  it("is not chosen among several that nobody dated, of names or of one name in a zone", () => {
    const undated = zones.flatMap((zone) => [at(zone, "x 1"), at(zone, "x 2")]);
    expect(common(undated, { imageName: "*" })).to.deep.include({ kind: "ambiguous", reason: "undated" });
    const twice = [...zones.map((zone) => at(zone, "x 1")), { ...at("b", "x 1"), imageId: "second" }];
    expect(common(twice, { imageName: "*" })).to.deep.include({ kind: "ambiguous", reason: "undated" });
    expect(common(twice.slice(0, 3), { imageName: "*" })).to.include({ kind: "common" });
  });

  it("is the only match of each zone under unique", () => {
    expect(common(everywhere, { unique: true })).to.deep.include({ kind: "ambiguous", reason: "unique" });
    const one = zones.map((zone) => at(zone, "Ubuntu 22.04", 2));
    expect(common([...one, at("b", "Ubuntu 22.04", 5)], { unique: true })).to.deep.include({ reason: "unique" });
    expect(common([...one, at("b", "Ubuntu 24.04", 5)], { unique: true })).to.deep.include({ reason: "unique" });
    expect(common(one, { unique: true })).to.include({ kind: "common" });
  });

  it("is the same for any order of the listing and of the zones, and that of a search by brute force", () => {
    const anyImage = fc
      .tuple(fc.constantFrom(...zones), fc.constantFrom("x 1", "x 2", "x 3"), fc.integer({ min: 1, max: 4 }))
      .map(([zone, imageName, createTime]) => at(zone, imageName, createTime));
    const listing = fc.uniqueArray(anyImage, { selector: ({ imageId }) => imageId, maxLength: 14 });
    fc.assert(
      fc.property(
        listing.chain((images) =>
          fc.tuple(fc.constant(images), fc.shuffledSubarray(images, { minLength: images.length })),
        ),
        fc.shuffledSubarray(zones, { minLength: 3 }),
        ([images, shuffled], order) => {
          const answer = new Set(chosen(images, { imageName: "*" }));
          expect(new Set(chosen(shuffled, { imageName: "*" }, order))).to.deep.equal(answer);
          expect(answer).to.deep.equal(new Set(bruteForce(images)));
        },
      ),
    );
  });
});

/** Tries every name, and keeps the best so far. */
function bruteForce(images: readonly Image[]): string[] {
  let best: Image[] = [];
  for (const name of ["x 1", "x 2", "x 3"]) {
    const firsts: Image[] = [];
    for (const zone of zones) {
      for (const each of images) {
        const known = firsts.find((first) => first.zone === zone);
        if (each.zone === zone && each.imageName === name && (known?.createTime ?? 0) < (each.createTime ?? 0)) {
          firsts.splice(0, firsts.length, ...firsts.filter((first) => first !== known), each);
        }
      }
    }
    const newest = (list: readonly Image[]) => Math.max(0, ...list.map(({ createTime }) => createTime ?? 0));
    const id = (list: readonly Image[]) =>
      list
        .filter((each) => each.createTime === newest(list))
        .map(({ imageId }) => imageId)
        .sort()[0] ?? "";
    if (
      firsts.length === 3 &&
      (newest(firsts) > newest(best) || (newest(firsts) === newest(best) && id(firsts) < id(best)))
    ) {
      best = firsts;
    }
  }
  return best.map(({ imageId }) => imageId);
}

function common(images: readonly Image[], args: Record<string, unknown>, order: readonly string[] = zones) {
  const { filter } = query(args);
  const { matches } = select(images, filter, now);
  const ofZone = (zone: string) => ({ zone, matches: matches.filter((each) => each.zone === zone) });
  return chooseCommon(order.map(ofZone), filter);
}

function chosen(images: readonly Image[], args: Record<string, unknown>, order?: readonly string[]): string[] {
  const choice = common(images, args, order);
  return choice.kind === "common" ? [...choice.images.values()].map(({ imageId }) => imageId) : [];
}
