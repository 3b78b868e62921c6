import { expect } from "chai";
import fc from "fast-check";
import type { Arguments } from "../../provider/filter/arguments";
import { pinnedImagePerZone } from "../../provider/pin-per-zone";
import { isUserError } from "../../provider/text/user-error";
import { contextOf, dayMs, features, firstDay, type WireImage } from "./pin-world";

/** 200 in `npm test`, and as many as the other properties have in `npm run fuzz`. */
const numRuns = Math.max(200, Number(process.env["FUZZ_CASES"] ?? 0));
const everyZone = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-05", "hk-02"] as const;
const names = ["Ubuntu 22.04 64位", "Ubuntu 22.04.5 64位", "Ubuntu 24.04 64位"] as const;

interface ModelArgs {
  readonly zones: readonly string[];
  readonly features?: readonly string[];
  readonly maxSizeGb?: number;
  readonly triggers?: Readonly<Record<string, number>>;
  readonly onUnavailable?: "update";
  readonly onSuperseded?: "update";
}

/** The ids that a pin has by zone; undefined where it is refused or finds nothing. */
type Ids = Readonly<Record<string, string>> | undefined;

/** A name has any number of builds in a zone, all made at different times. */
const anyCatalogue: fc.Arbitrary<readonly WireImage[]> = fc
  .array(
    fc.record({
      Zone: fc.constantFrom(...everyZone),
      ImageName: fc.constantFrom(...names),
      Features: fc.subarray([...features]),
      ImageSize: fc.constantFrom(20, 40),
      State: fc.constantFrom("Available", "Available", "Available", "Unavailable"),
    }),
    { minLength: 16, maxLength: 40 },
  )
  .map((images) =>
    images.map((image, n) => ({
      ...image,
      ImageId: `uimage-${n}`,
      OsName: image.ImageName.replace("22.04.5", "22.04"),
      SceneCategories: [],
      CreateTime: firstDay / 1000 - (100 - n) * 86_400,
      MaintainEol: "",
      ImageType: "Base" as const,
      OsType: "Linux" as const,
    })),
  );

const anyArgs: fc.Arbitrary<ModelArgs> = fc.record(
  {
    zones: fc.shuffledSubarray([...everyZone], { minLength: 1 }),
    features: fc.subarray([...features], { minLength: 1, maxLength: 2 }),
    maxSizeGb: fc.constantFrom(20, 40),
  },
  { requiredKeys: ["zones"] },
);

const otherZones = fc.shuffledSubarray([...everyZone], { minLength: 1 });

/** Half of the edits say nothing but zones, since most others move the pin. */
const anyEdit = fc.oneof(fc.record({ zones: otherZones }), anyOtherEdit());

function anyOtherEdit() {
  return fc.record(
    {
      zones: otherZones,
      features: fc.subarray([...features], { minLength: 1, maxLength: 2 }),
      maxSizeGb: fc.constantFrom(20, 40),
      triggers: fc.record({ wave: fc.constantFrom(1, 2) }),
    },
    { requiredKeys: [] },
  );
}

const anyFuture = fc.record({
  change: fc.constantFrom("nothing", "retired", "gone", "features lost", "newer build", "newer name"),
  zone: fc.nat(),
});

describe("a recorded pin in several zones, against a model of its own", () => {
  it("stays in all zones or moves all together, as docs/zones.md says", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, anyArgs, anyEdit, anyFuture, async (images, before, edit, future) => {
        const pin = await pinned(images, before);
        fc.pre(pin !== undefined);
        const today = tomorrow(images, pin.images, future);
        const after: ModelArgs = { ...before, ...edit };
        const found = await idsOf(today, pin.inputs, after);
        const expected = expectedOf(pin.images, today, before, after);
        const what = JSON.stringify({ before, after, pinned: pin.images, today });
        if (expected === "anew") {
          expect(found, what).to.deep.equal(await idsOf(today, {}, after));
        } else {
          expect(Object.keys(found ?? {}), what).to.have.members([...after.zones]);
          for (const zone of after.zones) {
            expect(expected.get(zone), `${zone} ${what}`).to.include(found?.[zone]);
          }
        }
      }),
      { numRuns },
    );
  });

  it("has one name in all zones whatever its policies do, and one answer on every machine", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, anyArgs, anyEdit, anyFuture, async (images, before, edit, future) => {
        const pin = await pinned(images, before);
        fc.pre(pin !== undefined);
        const today = tomorrow(images, pin.images, future);
        const after = { ...before, ...edit, onUnavailable: "update", onSuperseded: "update" } as const;
        const found = await idsOf(today, pin.inputs, after);
        const elsewhere = { UCLOUD_REGION: "cn-sh2", UCLOUD_ZONE: "cn-sh2-02" };
        expect(await idsOf(today, pin.inputs, after, elsewhere)).to.deep.equal(found);
        const all = [...today, ...pin.images];
        const named = Object.values(found ?? {}).map((id) => all.find(({ ImageId }) => ImageId === id)?.ImageName);
        expect(new Set(named).size).to.be.at.most(1);
      }),
      { numRuns },
    );
  });

  it("stays without an edit, with its zones in another order, whatever becomes of the images", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, anyArgs, anyFuture, async (images, before, future) => {
        const pin = await pinned(images, before);
        fc.pre(pin !== undefined);
        const today = tomorrow(images, pin.images, future);
        const zones = [...before.zones, ...before.zones].reverse();
        expect(await idsOf(today, pin.inputs, { ...before, zones })).to.deep.equal(pin.inputs["imageIds"]);
        const { inputs } = await pinnedImagePerZone.check(contextOf(today), pin.inputs, { ...before, ...ubuntu });
        expect(inputs).to.deep.equal(pin.inputs);
      }),
      { numRuns },
    );
  });
});

/** The ids that each zone may have when the pin stays; or that it looks anew, as a new pin would. */
function expectedOf(
  pinned: readonly WireImage[],
  today: readonly WireImage[],
  before: ModelArgs,
  after: ModelArgs,
): ReadonlyMap<string, readonly string[]> | "anew" {
  const current = pinned.map((image) => today.find(({ ImageId }) => ImageId === image.ImageId) ?? image);
  const asked = current.filter(({ Zone }) => after.zones.includes(Zone));
  const standing = asked.length > 0 ? asked : current;
  if (JSON.stringify(before.triggers ?? {}) !== JSON.stringify(after.triggers ?? {})) {
    return "anew";
  }
  const newlyFailed = (image: WireImage) =>
    failed(image, after).filter(
      (demand) => !failed(image, before).includes(demand) && !isLoosened(demand, image, before, after),
    );
  if (standing.some((image) => newlyFailed(image).length > 0)) {
    return "anew";
  }
  const choices = after.zones.map((zone): [string, readonly string[]] => {
    const kept = asked.find(({ Zone }) => Zone === zone);
    const serving = today.filter(
      (image) =>
        image.Zone === zone &&
        image.State === "Available" &&
        standing.some(({ ImageName }) => ImageName === image.ImageName) &&
        failed(image, after).every((demand) => standing.some((each) => failed(each, after).includes(demand))),
    );
    const distance = ({ CreateTime }: WireImage) =>
      Math.min(...standing.map((each) => Math.abs(each.CreateTime - CreateTime)));
    const nearest = Math.min(...serving.map(distance));
    const added = serving.filter((image) => distance(image) === nearest).map(({ ImageId }) => ImageId);
    return [zone, kept === undefined ? added : [kept.ImageId]];
  });
  return choices.some(([, ids]) => ids.length === 0) ? "anew" : new Map(choices);
}

/** The demands that an image fails, by their names. */
function failed(image: WireImage, { features: wanted = [], maxSizeGb = Infinity }: ModelArgs): string[] {
  return [
    ...wanted.filter((feature) => !image.Features.includes(feature)),
    ...(image.ImageSize <= maxSizeGb ? [] : [`size ${maxSizeGb}`]),
    ...(image.OsName.startsWith("Ubuntu") ? [] : ["os"]),
  ];
}

/** A larger size accepts all that a smaller one does; an image that failed both is not held against the edit. */
function isLoosened(demand: string, image: WireImage, before: ModelArgs, after: ModelArgs): boolean {
  return (
    demand.startsWith("size") &&
    image.ImageSize > (before.maxSizeGb ?? Infinity) &&
    (after.maxSizeGb ?? Infinity) >= (before.maxSizeGb ?? Infinity)
  );
}

const ubuntu = { os: "Ubuntu" };

interface Pin {
  readonly inputs: Arguments;
  readonly images: readonly WireImage[];
}

/** A pin that was made on the first day; undefined where no name serves all zones. */
async function pinned(images: readonly WireImage[], args: ModelArgs): Promise<Pin | undefined> {
  try {
    const { inputs } = await pinnedImagePerZone.check(contextOf(images), {}, { ...args, ...ubuntu });
    const ids = Object.values(inputs["imageIds"] as Record<string, string>);
    return { inputs, images: images.filter(({ ImageId }) => ids.includes(ImageId)) };
  } catch (error) {
    expect(error).to.satisfy(isUserError);
    return undefined;
  }
}

async function idsOf(
  images: readonly WireImage[],
  olds: Arguments,
  args: ModelArgs,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ids> {
  try {
    const context = contextOf(images, 1, environment);
    const { inputs, problems } = await pinnedImagePerZone.check(context, olds, { ...args, ...ubuntu });
    return problems.length > 0 ? undefined : (inputs["imageIds"] as Ids);
  } catch (error) {
    expect(error).to.satisfy(isUserError);
    return undefined;
  }
}

function tomorrow(
  images: readonly WireImage[],
  pinned: readonly WireImage[],
  { change, zone }: { readonly change: string; readonly zone: number },
): readonly WireImage[] {
  const victim = pinned[zone % pinned.length];
  const become = (fields: Partial<WireImage>) =>
    images.map((image) => (image.ImageId === victim?.ImageId ? { ...image, ...fields } : image));
  const newer = pinned.map((image, n) => ({
    ...image,
    ImageId: `uimage-newer-${n}`,
    State: "Available",
    CreateTime: firstDay / 1000 - dayMs / 1000 / (n + 2),
  }));
  switch (change) {
    case "retired":
      return become({ State: "Unavailable" });
    case "gone":
      return images.filter(({ ImageId }) => ImageId !== victim?.ImageId);
    case "features lost":
      return become({ Features: [] });
    case "newer build":
      return [...images, ...newer.slice(0, 1)];
    case "newer name":
      return [
        ...images,
        ...newer.map((image) => ({ ...image, ImageName: "Ubuntu 26.04 64位", OsName: "Ubuntu 26.04 64位" })),
      ];
    default:
      return images;
  }
}
