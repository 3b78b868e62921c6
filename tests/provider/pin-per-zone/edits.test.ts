import { expect } from "chai";
import type { Arguments } from "../../../provider/filter/arguments";
import { pinnedImagePerZone } from "../../../provider/pin-per-zone";
import { isUserError } from "../../../provider/text/user-error";
import { contextOf, dayMs, firstDay, type WireImage } from "../../fuzz/pin-world";

const [z2, z3, z4, z5] = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-04", "cn-bj2-05"] as const;
const zones = [z2, z3, z5];
const everyZone = [z2, z3, z4, z5, "hk-02"];
const ubuntu = { zones, os: "Ubuntu 22.04" };

/** Three builds: `a` is pinned, `b` is newer and has a name of its own, `c` is what a test says. */
type Build = "a" | "b" | "c";
const nameA = "Ubuntu 22.04 64位";
const nameB = "Ubuntu 22.04.5 64位";

/** UCloud's images, to which a test does things. */
class World {
  images: WireImage[] = [];

  publish(zone: string, build: Build, daysAgo: number, ImageName: string): void {
    const image: WireImage = {
      ImageId: `${build}-${zone}`,
      Zone: zone,
      ImageName,
      OsName: "Ubuntu 22.04 64位",
      Features: ["CloudInit", "IPv6"],
      SceneCategories: [],
      ImageSize: 20,
      CreateTime: (firstDay - daysAgo * dayMs) / 1000,
      State: "Available",
      MaintainEol: "2030/01/01",
      ImageType: "Base",
      OsType: "Linux",
    };
    this.images = [image, ...this.images];
  }

  publishEverywhere(build: Build, daysAgo: number, ImageName: string): void {
    everyZone.forEach((zone) => this.publish(zone, build, daysAgo, ImageName));
  }

  become(id: string, fields: Partial<WireImage>): void {
    this.images = this.images.map((image) => (image.ImageId === id ? { ...image, ...fields } : image));
  }

  remove(id: string): void {
    this.images = this.images.filter(({ ImageId }) => ImageId !== id);
  }
}

interface Edit {
  readonly what: string;
  readonly before?: Arguments;
  readonly happens?: (world: World) => void;
  readonly after: Arguments;
  /** Which build each zone then has; that the arguments are refused; or what the error says. */
  readonly then: Readonly<Record<string, Build>> | "refused" | RegExp;
  /** A part of what the row says, or what is refused for. */
  readonly says?: string;
}

const a3 = { [z2]: "a", [z3]: "a", [z5]: "a" } as const;
const b3 = { [z2]: "b", [z3]: "b", [z5]: "b" } as const;
const newer = (world: World) => world.publishEverywhere("b", 10, nameB);
const newerBut = (happens: (world: World) => void) => (world: World) => {
  newer(world);
  happens(world);
};

/** Row by row of the table in docs/pinning.md, and what its section of several zones adds. */
const edits: readonly Edit[] = [
  { what: "nothing changes, and a newer name is everywhere", happens: newer, after: ubuntu, then: a3 },
  {
    what: "the zones are in another order, one of them twice",
    happens: newer,
    after: { ...ubuntu, zones: [z5, z3, z2, z5] },
    then: a3,
  },
  {
    what: "a default is written out",
    happens: newer,
    after: { ...ubuntu, imageType: "Base", region: "cn-bj2" },
    then: a3,
  },
  { what: "the filter is widened", happens: newer, after: { ...ubuntu, os: "Ubuntu" }, then: a3 },
  { what: "a feature that all have is demanded", happens: newer, after: { ...ubuntu, features: ["IPv6"] }, then: a3 },
  {
    what: "a feature that one zone's image lost is demanded",
    happens: newerBut((world) => world.become(`a-${z3}`, { Features: [] })),
    after: { ...ubuntu, features: ["IPv6"] },
    then: b3,
    says: "because features: IPv6 excludes it",
  },
  {
    what: "another edit, after one zone's image lost a feature",
    before: { ...ubuntu, features: ["IPv6"] },
    happens: newerBut((world) => world.become(`a-${z3}`, { Features: [] })),
    after: { ...ubuntu, features: ["IPv6"], onEndOfLife: "ignore" },
    then: a3,
  },
  {
    what: "a trigger changes",
    happens: newer,
    after: { ...ubuntu, triggers: { wave: 1 } },
    then: b3,
    says: "because its triggers changed",
  },
  { what: "triggers absent, then {}", happens: newer, after: { ...ubuntu, triggers: {} }, then: a3 },
  { what: "another system is asked for", happens: newer, after: { ...ubuntu, os: "Debian 12" }, then: /No image/ },
  // Zones
  { what: "a zone is added", happens: newer, after: { ...ubuntu, zones: [...zones, z4] }, then: { ...a3, [z4]: "a" } },
  {
    what: "a zone is added, where a newer build has the same name",
    happens: (world) => world.publish(z4, "c", 90, nameA),
    after: { ...ubuntu, zones: [...zones, z4] },
    then: { ...a3, [z4]: "a" },
  },
  {
    what: "a zone is added that has only another build of the name",
    happens: (world) => {
      world.remove(`a-${z4}`);
      world.publish(z4, "c", 90, nameA);
    },
    after: { ...ubuntu, zones: [...zones, z4] },
    then: { ...a3, [z4]: "c" },
  },
  {
    what: "a zone is added, and all are past their end",
    happens: newerBut((world) => everyZone.forEach((zone) => world.become(`a-${zone}`, { MaintainEol: "2025/01/01" }))),
    after: { ...ubuntu, zones: [...zones, z4] },
    then: { ...a3, [z4]: "a" },
  },
  { what: "a zone is removed", happens: newer, after: { ...ubuntu, zones: [z2, z5] }, then: { [z2]: "a", [z5]: "a" } },
  {
    what: "a zone goes and another comes",
    happens: newer,
    after: { ...ubuntu, zones: [z2, z3, z4] },
    then: { [z2]: "a", [z3]: "a", [z4]: "a" },
  },
  { what: "all zones go and another comes", happens: newer, after: { ...ubuntu, zones: [z4] }, then: { [z4]: "a" } },
  {
    what: "a zone is added that lacks the name",
    happens: newerBut((world) => world.remove(`a-${z4}`)),
    after: { ...ubuntu, zones: [...zones, z4] },
    then: { ...b3, [z4]: "b" },
    says: `because ${z4} has no ${nameA}`,
  },
  {
    what: "a zone is added whose image of the name is retired",
    happens: newerBut((world) => world.become(`a-${z4}`, { State: "Unavailable" })),
    after: { ...ubuntu, zones: [...zones, z4] },
    then: { ...b3, [z4]: "b" },
    says: `with zones: ["${z2}","${z3}","${z5}"]: imageIds: {`,
  },
  {
    what: "a zone is added, and no name serves all",
    happens: (world) => world.remove(`a-${z4}`),
    after: { ...ubuntu, zones: [...zones, z4] },
    then: /No image has the same name in all of the 4 zones/,
  },
  {
    what: "a zone of another region is added",
    after: { ...ubuntu, zones: [...zones, "hk-02"] },
    then: { ...a3, "hk-02": "a" },
  },
  {
    what: "a zone of another region is added to one region",
    before: { ...ubuntu, region: "cn-bj2" },
    after: { ...ubuntu, region: "cn-bj2", zones: [...zones, "hk-02"] },
    then: "refused",
  },
  // Policies
  {
    what: "one zone's image is retired",
    happens: newerBut((world) => world.become(`a-${z3}`, { State: "Unavailable" })),
    after: ubuntu,
    then: a3,
  },
  {
    what: 'one zone\'s image is retired, under onUnavailable: "update"',
    before: { ...ubuntu, onUnavailable: "update" },
    happens: newerBut((world) => world.become(`a-${z3}`, { State: "Unavailable" })),
    after: { ...ubuntu, onUnavailable: "update" },
    then: b3,
    says: `of ${z3} is Unavailable`,
  },
  {
    what: 'one zone\'s image is gone, under onUnavailable: "error"',
    before: { ...ubuntu, onUnavailable: "error" },
    happens: (world) => world.remove(`a-${z3}`),
    after: { ...ubuntu, onUnavailable: "error" },
    then: "refused",
  },
  {
    what: 'a newer name, under onSuperseded: "update"',
    before: { ...ubuntu, onSuperseded: "update" },
    happens: newer,
    after: { ...ubuntu, onSuperseded: "update" },
    then: b3,
    says: "is superseded by",
  },
  {
    what: 'a newer name that one zone lacks, under onSuperseded: "update"',
    before: { ...ubuntu, onSuperseded: "update" },
    happens: newerBut((world) => world.remove(`b-${z3}`)),
    after: { ...ubuntu, onSuperseded: "update" },
    then: a3,
  },
  {
    what: 'a newer build in one zone, under onSuperseded: "update"',
    before: { ...ubuntu, onSuperseded: "update" },
    happens: (world) => world.publish(z3, "c", 50, nameA),
    after: { ...ubuntu, onSuperseded: "update" },
    then: { ...a3, [z3]: "c" },
  },
  {
    what: 'a newer name of another kernel, under onSuperseded: "update"',
    before: { ...ubuntu, onSuperseded: "update" },
    happens: (world) => world.publishEverywhere("c", 10, "高内核Ubuntu 22.04 64位"),
    after: { ...ubuntu, onSuperseded: "update" },
    then: a3,
  },
];

describe("what an edit does to a pin in several zones", () => {
  for (const { what, before = ubuntu, happens, after, then, says = "" } of edits) {
    it(`${what}: ${then === "refused" ? then : then instanceof RegExp ? String(then) : JSON.stringify(then)}`, async () => {
      const world = new World();
      world.publishEverywhere("a", 100, nameA);
      const olds = (await pinnedImagePerZone.check(contextOf(world.images), {}, before)).inputs;
      expect(olds["imageIds"]).to.deep.equal(idsOf(a3));
      happens?.(world);
      const checked = pinnedImagePerZone.check(contextOf(world.images), olds, after);
      if (then instanceof RegExp) {
        const error: unknown = await checked.catch((reason: unknown) => reason);
        expect(error).to.satisfy(isUserError);
        expect(String(error)).to.match(then);
        return;
      }
      const { inputs, problems, notices } = await checked;
      expect(problems.length > 0).to.equal(then === "refused");
      if (then === "refused") {
        expect(problems.map(({ reason }) => reason).join()).to.include(says);
        return;
      }
      expect(inputs["imageIds"]).to.deep.equal(idsOf(then));
      const isMoved = Object.entries(then).some(([zone, build]) => zone in a3 && build !== "a");
      expect(notices.join()).to.include(says);
      expect(notices.length > 0).to.equal(isMoved);
      const isAnother = isMoved || !Object.keys(then).some((zone) => zone in a3);
      expect(pinnedImagePerZone.diff(olds, inputs).replaces).to.deep.equal(isAnother ? ["imageIds"] : []);
    });
  }
});

function idsOf(builds: Readonly<Record<string, Build>>): Record<string, string> {
  return Object.fromEntries(Object.entries(builds).map(([zone, build]) => [zone, `${build}-${zone}`]));
}
