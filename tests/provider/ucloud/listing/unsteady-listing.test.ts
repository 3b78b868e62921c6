import { expect } from "chai";
import fc from "fast-check";
import { ListingError } from "../../../../provider/ucloud/errors/error-classes";
import type { GatheredImages, WireImage } from "../../../../provider/ucloud/listing/pages";
import { readWhole } from "../../../../provider/ucloud/listing/whole-listing";
import { UnsteadyServer, type Habits } from "./unsteady-server";

const idOf = (image: WireImage) => String(image["ImageId"]);

const steady: Habits = {
  pageSize: 100,
  reorders: false,
  repeats: 0,
  countsTwice: true,
  drops: 0,
  adds: 0,
  removes: 0,
  changingRequests: 0,
  takesIds: true,
};

/** The listing, or undefined where it could not be read. */
async function listingOf(server: UnsteadyServer): Promise<GatheredImages<string> | undefined> {
  try {
    return await readWhole(server.listing, idOf, undefined);
  } catch (error) {
    if (!(error instanceof ListingError)) {
      throw error;
    }
    return undefined;
  }
}

async function isRight(server: UnsteadyServer): Promise<"right" | "an error"> {
  const listing = await listingOf(server);
  if (listing === undefined) {
    return "an error";
  }
  const ids = [...listing.byId.keys()];
  const missing = [...server.everThere].filter((id) => !listing.byId.has(id));
  expect(missing, "left out").to.deep.equal([]);
  expect(
    ids.filter((id) => !server.known.has(id)),
    "made up",
  ).to.deep.equal([]);
  return "right";
}

const seed = fc.integer({ min: 1, max: 2_000_000_000 });
const often = fc.constantFrom(0, 0, 0.1, 0.3);

function habits(pageSize: fc.Arbitrary<number>, takesIds: fc.Arbitrary<boolean>): fc.Arbitrary<Habits> {
  return fc.record({
    pageSize,
    reorders: fc.boolean(),
    repeats: often,
    countsTwice: fc.boolean(),
    drops: often,
    adds: often,
    removes: often,
    changingRequests: fc.constantFrom(0, 3, 20, 100, 10_000),
    takesIds,
  });
}

describe("a listing whose pages do not fit together", () => {
  it("of 10,000 images is right or an error, never short, whatever the server reorders, repeats, drops and adds", async () => {
    await fc.assert(
      fc.asyncProperty(habits(fc.constantFrom(100, 500), fc.constant(true)), seed, async (given, start) => {
        await isRight(new UnsteadyServer(10_000, given, start));
      }),
      { numRuns: 12 },
    );
  });

  it("of few images on small pages is so too, also where the server takes no ids", async () => {
    // A page of one image overlaps with no other, so only TotalCount tells of what moves between such pages.
    const pageSize = fc.integer({ min: 4, max: 20 });
    await fc.assert(
      fc.asyncProperty(fc.nat(60), habits(pageSize, fc.boolean()), seed, async (count, given, start) => {
        // Where nobody can be asked, one fault can look like the absence of another.
        const alone = given.takesIds ? {} : { drops: 0, adds: 0, removes: 0 };
        await isRight(new UnsteadyServer(count, { ...given, ...alone }, start));
      }),
      { numRuns: 400 },
    );
  });

  for (const [what, change, requests] of [
    ["nothing", {}, 4],
    ["an order that stays, with ids that come twice", { repeats: 0.1 }, 8],
    ["ids that come twice and count once", { repeats: 0.1, countsTwice: false }, 4],
  ] as const) {
    it(`of 300 images takes ${requests} requests with ${what}`, async () => {
      const server = new UnsteadyServer(300, { ...steady, ...change }, 1);
      expect(await isRight(server)).to.equal("right");
      expect(server.requests).to.equal(requests);
    });
  }

  for (const [what, change] of [
    ["is in another order in each request", { reorders: true }],
    ["has ids twice", { reorders: true, repeats: 0.1 }],
    ["has ids twice that count once", { reorders: true, repeats: 0.1, countsTwice: false }],
    ["misses some in each answer", { drops: 0.1 }],
    ["grew while it was read", { adds: 1, changingRequests: 3 }],
    ["shrank while it was read", { removes: 1, changingRequests: 3 }],
    ["had images replaced while it was read", { adds: 1, removes: 1, changingRequests: 4 }],
  ] as const) {
    it(`is right where it ${what}`, async () => {
      for (const start of [1, 2, 3, 4, 5]) {
        expect(await isRight(new UnsteadyServer(1_000, { ...steady, ...change }, start))).to.equal("right");
      }
    });
  }

  it("leaves out what went while it was read", async () => {
    const server = new UnsteadyServer(300, { ...steady, removes: 1, changingRequests: 2 }, 1);
    const listing = await listingOf(server);
    expect([...(listing?.byId.keys() ?? [])].sort()).to.deep.equal([...server.ids].sort());
  });

  it("is an error where images come and go with each request", async () => {
    const server = new UnsteadyServer(300, { ...steady, adds: 1, removes: 1, changingRequests: Infinity }, 1);
    expect(await isRight(server)).to.equal("an error");
  });
});
