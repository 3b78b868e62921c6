import { expect } from "chai";
import fc from "fast-check";
import type { Arguments } from "../../provider/filter/arguments";
import { checkPin, diffPin, type CheckedPin } from "../../provider/pin";
import { isUserError } from "../../provider/text/user-error";
import { expectedOf, type ModelArgs } from "./pin-oracle";
import { anyCatalogue, contextOf, features, systems, zones, type WireImage } from "./pin-world";

/** 500 in `npm test`, and as many as it is told in `npm run fuzz`. */
const numRuns = Math.max(Number(process.env["PIN_RUNS"] ?? 500), 4 * Number(process.env["FUZZ_CASES"] ?? 0));
const region = "cn-bj2";

const anyFilter: fc.Arbitrary<ModelArgs> = fc.record(
  {
    os: fc.constantFrom("Ubuntu", "Debian", "Debian 12", ...systems),
    features: fc.subarray([...features], { minLength: 1 }),
    withoutFeatures: fc.subarray([...features], { minLength: 1, maxLength: 1 }),
    scenes: fc.subarray(["Featured", "PreInstalledDrivers"], { minLength: 1 }),
    architecture: fc.constantFrom("x86_64" as const, "arm64" as const, "any" as const),
    maxSizeGb: fc.constantFrom(20, 30, 40),
    minSupportDays: fc.constantFrom(0, 30, 90),
    minAgeDays: fc.constantFrom(0, 5, 15),
    allowEndOfLife: fc.boolean(),
  },
  { requiredKeys: [] },
);

const anyArgs: fc.Arbitrary<ModelArgs> = fc
  .tuple(
    anyFilter,
    fc.record(
      {
        zone: fc.constantFrom(...zones),
        triggers: fc.record({ wave: fc.constantFrom(1, 2) }),
        fallbacks: fc.array(anyFilter, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([filter, more]) => ({ ...filter, ...more }));

const editedFields = [
  ...["os", "features", "withoutFeatures", "scenes", "architecture", "maxSizeGb"],
  ...["minSupportDays", "minAgeDays", "allowEndOfLife", "zone", "triggers", "fallbacks", "imageId"],
] as EditedField[];
type EditedField = keyof ModelArgs;

/** A few fields change, the rest stays: two filters that have nothing in common say little about edits. */
const anyEdit = fc.tuple(anyArgs, fc.subarray(editedFields, { maxLength: 3 }), fc.nat());

/** What happens to the images between two runs. */
const anyFuture = fc.record({
  day: fc.constantFrom(0, 1, 40, 200),
  change: fc.constantFrom("nothing", "retired", "gone", "features gained", "features lost", "newer"),
});

describe("a recorded pin, against a model of its own", () => {
  it("stays, moves, adopts or refuses as the table says, and a preview is what the update does", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, anyArgs, anyEdit, anyFuture, async (images, before, edit, future) => {
        const pin = await pinned(images, before);
        fc.pre(pin !== undefined);
        const after = edited(before, edit, images);
        const today = tomorrow(images, pin.image, future.change);
        const expected = expectedOf(pin.image, today, { before, chosenBy: pin.chosenBy, after, day: future.day });
        const preview = await outcome(today, pin.inputs, after, future.day);
        const what = JSON.stringify({ before, after, pinned: pin.image, today, future });
        if (expected === "move") {
          // It looks anew, as a new pin in its place would: that may choose the same image again.
          const place = { zone: pin.image.Zone, ...after };
          expect(preview.imageId, what).to.equal((await outcome(today, {}, place, future.day)).imageId);
        } else {
          expect(preview.kind, what).to.equal(expected);
        }
        const update = await outcome(today, pin.inputs, after, future.day, {
          UCLOUD_ZONE: "cn-bj2-02",
          UCLOUD_REGION: "cn-sh2",
        });
        expect(update).to.deep.equal(preview, "another machine, the same answer");
      }),
      { numRuns },
    );
  });

  it("stays without an edit, whatever the day and the images, with orders and repetitions changed", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, anyArgs, anyFuture, async (images, before, future) => {
        const pin = await pinned(images, before);
        fc.pre(pin !== undefined);
        const today = tomorrow(images, pin.image, future.change);
        const shuffled = {
          ...before,
          ...(before.features && { features: [...before.features, ...before.features].reverse() }),
        };
        const { inputs } = await checked(today, pin.inputs, shuffled, future.day);
        expect(inputs["imageId"]).to.equal(pin.image.ImageId);
        const unedited = await checked(today, pin.inputs, before, future.day);
        expect(unedited.inputs).to.deep.equal(pin.inputs, "nothing observed is recorded");
        expect(diffPin(pin.inputs, unedited.inputs).changed).to.deep.equal([]);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it("stays when its filter is widened", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, anyArgs, anyFuture, fc.nat(), async (images, before, future, seed) => {
        const pin = await pinned(images, before);
        fc.pre(pin !== undefined);
        const after = widened(before, seed);
        const { inputs } = await checked(tomorrow(images, pin.image, future.change), pin.inputs, after, future.day);
        expect(inputs["imageId"], JSON.stringify({ before, after })).to.equal(pin.image.ImageId);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it("moves by a policy to an image of its zone, architecture and kernel only", async () => {
    const all = { onSuperseded: "update", onEndOfLife: "update", onUnavailable: "update" };
    await fc.assert(
      fc.asyncProperty(
        anyCatalogue,
        anyFilter,
        anyFuture,
        async (images, { architecture: _any, ...filter }, future) => {
          const pin = await pinned(images, filter);
          fc.pre(pin !== undefined);
          const today = tomorrow(images, pin.image, future.change);
          const { inputs } = await checked(today, pin.inputs, { ...filter, ...all }, future.day);
          const moved = today.find(({ ImageId }) => ImageId === inputs["imageId"]) ?? pin.image;
          expect(moved.Zone).to.equal(pin.image.Zone);
          expect(moved.ImageName.includes("高内核")).to.equal(pin.image.ImageName.includes("高内核"));
          expect(moved.Features.includes("Aarch64_Type")).to.equal(pin.image.Features.includes("Aarch64_Type"));
        },
      ),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});

interface Pin {
  readonly inputs: Arguments;
  readonly image: WireImage;
  readonly chosenBy: number;
}

/** A pin that was made on the first day; undefined where the arguments choose no image. */
async function pinned(images: readonly WireImage[], args: ModelArgs): Promise<Pin | undefined> {
  try {
    const { inputs } = await checked(images, {}, args, 0);
    const image = images.find(({ ImageId }) => ImageId === inputs["imageId"]);
    const { query } = inputs["pinned"] as { query: number };
    return image && { inputs, image, chosenBy: query };
  } catch (error) {
    expect(error).to.satisfy(isUserError);
    return undefined;
  }
}

async function checked(
  images: readonly WireImage[],
  olds: Arguments,
  args: ModelArgs,
  day: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<CheckedPin> {
  return checkPin(contextOf(images, day, environment), olds, { region, ...args });
}

/** What became of the pin. A look that finds nothing is an error that belongs to a move. */
async function outcome(
  images: readonly WireImage[],
  olds: Arguments,
  after: ModelArgs,
  day: number,
  environment?: Readonly<Record<string, string>>,
): Promise<{ readonly kind: string; readonly imageId?: unknown }> {
  try {
    const { inputs, problems } = await checked(images, olds, after, day, environment);
    if (problems.length > 0) {
      return { kind: "refuse" };
    }
    const { imageId } = inputs;
    return { kind: imageId === olds["imageId"] ? "stay" : after.imageId === undefined ? "move" : "adopt", imageId };
  } catch (error) {
    expect(error).to.satisfy(isUserError);
    return { kind: "move" };
  }
}

function edited(
  before: ModelArgs,
  [other, fields, seed]: readonly [ModelArgs, readonly EditedField[], number],
  images: readonly WireImage[],
): ModelArgs {
  const entries = fields.map((field): [string, unknown] => [
    field,
    field === "imageId" ? images[seed % images.length]?.ImageId : other[field],
  ]);
  const merged: Record<string, unknown> = { ...before, ...Object.fromEntries(entries) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

function tomorrow(images: readonly WireImage[], pinned: WireImage, change: string): readonly WireImage[] {
  const become = (fields: Partial<WireImage>) =>
    images.map((image) => (image.ImageId === pinned.ImageId ? { ...image, ...fields } : image));
  switch (change) {
    case "retired":
      return become({ State: "Unavailable" });
    case "gone":
      return images.filter(({ ImageId }) => ImageId !== pinned.ImageId);
    case "features gained":
      return become({ Features: [...new Set([...pinned.Features, ...features])] });
    case "features lost":
      return become({ Features: pinned.Features.filter((feature) => feature === "Aarch64_Type") });
    case "newer":
      return [...images, { ...pinned, ImageId: "uimage-newer", CreateTime: pinned.CreateTime + 86_400 * 30 }];
    default:
      return images;
  }
}

/** Makes one of the demands weaker, as a person would. */
function widened(args: ModelArgs, seed: number): ModelArgs {
  const { os, features: wanted = [], minSupportDays, minAgeDays, maxSizeGb } = args;
  const ways: ModelArgs[] = [
    ...(os === undefined ? [] : [{ ...args, os: os.split(" ")[0] ?? os }]),
    ...(wanted.length > 1 ? [{ ...args, features: wanted.slice(1) }] : []),
    ...(minSupportDays === undefined ? [] : [{ ...args, minSupportDays: Math.floor(minSupportDays / 2) }]),
    ...(minAgeDays === undefined ? [] : [{ ...args, minAgeDays: Math.floor(minAgeDays / 2) }]),
    ...(maxSizeGb === undefined ? [] : [{ ...args, maxSizeGb: maxSizeGb * 2 }]),
    { ...args, allowEndOfLife: true },
    { ...args, fallbacks: [...(args.fallbacks ?? []), { os: "Ubuntu" }] },
  ];
  return ways[seed % ways.length] ?? args;
}
