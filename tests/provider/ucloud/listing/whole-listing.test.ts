import { expect } from "chai";
import fc from "fast-check";
import { ListingError, UCloudApiError } from "../../../../provider/ucloud/errors/error-classes";
import type { PagedListing, WireImage } from "../../../../provider/ucloud/listing/pages";
import { readWhole } from "../../../../provider/ucloud/listing/whole-listing";
import { failureOf } from "../../../failure";

/** What happens to a list when it is asked for a page: nothing, an image comes, goes or moves, several at once. */
type Change =
  | { readonly kind: "insert"; readonly at: number }
  | { readonly kind: "remove"; readonly at: number }
  | { readonly kind: "move"; readonly from: number; readonly to: number };

const position = fc.nat(60);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at: position }),
  fc.record({ kind: fc.constant("remove" as const), at: position }),
  fc.record({ kind: fc.constant("move" as const), from: position, to: position }),
);

/** A server's behaviour: how much it serves at each request, and what changes before it. */
const schedule = fc.record({
  count: fc.nat(60),
  pageSizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
  changes: fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 12 }),
  saysTotal: fc.boolean(),
});

class MovingList {
  readonly ids: string[];
  /** What was in the list from the beginning to the end. */
  readonly everThere: Set<string>;
  requests = 0;
  #born = 0;

  constructor(
    count: number,
    private readonly pageSizes: readonly number[],
    private readonly changes: readonly (readonly Change[])[],
    private readonly saysTotal: boolean,
  ) {
    this.ids = Array.from({ length: count }, () => this.#newId());
    this.everThere = new Set(this.ids);
  }

  readonly listing: PagedListing = {
    of: "The images of a test",
    firstLimit: 100,
    askPage: async (offset, limit) => {
      for (const what of this.changes[this.requests] ?? []) {
        this.#apply(what);
      }
      const pageSize = this.pageSizes[this.requests % this.pageSizes.length] ?? 1;
      this.requests += 1;
      const images = this.ids.slice(offset, offset + Math.min(limit, pageSize)).map((ImageId) => ({ ImageId }));
      return { images, totalCount: this.saysTotal ? this.ids.length : undefined };
    },
    askIds: async (asked) => {
      const images = imagesOf(this.ids.filter((id) => asked.includes(id)));
      return { images, totalCount: this.saysTotal ? images.length : undefined };
    },
  };

  #apply(what: Change): void {
    const place = (at: number) => at % (this.ids.length + 1);
    if (what.kind === "insert") {
      this.ids.splice(place(what.at), 0, this.#newId());
      return;
    }
    const [id] = this.ids.splice(place(what.kind === "move" ? what.from : what.at), 1);
    if (id !== undefined && what.kind === "move") {
      this.ids.splice(place(what.to), 0, id);
    }
    // What moves need not be found: it may be on another page each time that one is read.
    if (id !== undefined) {
      this.everThere.delete(id);
    }
  }

  #newId(): string {
    this.#born += 1;
    return `uimage-${this.#born}`;
  }
}

const unasked = () => Promise.reject(new Error("ids were asked for"));

const unfitting = "there was no TotalCount, and the page from 2 on did not fit";

const imagesOf = (ids: readonly string[] = []): WireImage[] => ids.map((ImageId) => ({ ImageId }));

const idOf = (image: WireImage) => String(image["ImageId"]);

describe("readWhole", () => {
  it("is complete for a list at rest, whatever sizes its pages have, and reads each image once", async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ count, pageSizes, saysTotal }) => {
        const list = new MovingList(count, pageSizes, [], saysTotal);
        const read: string[] = [];
        const { byId } = await readWhole(list.listing, (image) => read.push(idOf(image)), undefined);
        expect([...byId.keys()].sort()).to.deep.equal([...list.ids].sort());
        expect([...read].sort()).to.deep.equal([...list.ids].sort());
      }),
    );
  });

  it("never loses an image that was there all the time, however many others come and go", async () => {
    const servedTwoOrMore = schedule.map((given) => ({
      ...given,
      // The image that two pages share must not be moved itself: UCloud's images keep their order.
      changes: given.changes.map((together) => together.filter(({ kind }) => kind !== "move")),
      // Pages of one image can't overlap, so only TotalCount tells about what moves between them.
      pageSizes: given.pageSizes.map((size) => size + 1),
    }));
    await fc.assert(
      fc.asyncProperty(servedTwoOrMore, async ({ count, pageSizes, changes, saysTotal }) => {
        const list = new MovingList(count, pageSizes, changes, saysTotal);
        try {
          const { byId } = await readWhole(list.listing, idOf, undefined);
          expect([...byId.keys()]).to.include.members([...list.everThere]);
        } catch (error) {
          if (!(error instanceof ListingError)) {
            throw error;
          }
        }
      }),
    );
  });

  it("reads again when the list changes once, and is complete then", async () => {
    await fc.assert(
      fc.asyncProperty(schedule, change, fc.nat(4), async ({ count, pageSizes }, once, when) => {
        const changes = [...Array.from({ length: when }, () => []), [once]];
        const list = new MovingList(count, pageSizes, changes, true);
        const { byId } = await readWhole(list.listing, idOf, undefined);
        expect([...byId.keys()]).to.include.members([...list.everThere]);
      }),
    );
  });

  it("without TotalCount goes no further than pages that fit together", async () => {
    for (const second of [["c", "a", "d"], ["c", "d", "d"], []]) {
      const pages = [["a", "b", "c"], second];
      const askPage = async (offset: number) => ({
        images: imagesOf(pages[offset === 0 ? 0 : 1]),
        totalCount: undefined,
      });
      const { message } = await failureOf(
        readWhole({ of: "A list", firstLimit: 100, askPage, askIds: unasked }, idOf, undefined),
        ListingError,
      );
      expect(message).to.include(`3 times: ${unfitting}.`);
    }
  });

  it("asks for a smaller page where the first was refused as too large, and for none smaller than any server takes", async () => {
    const refusal = new UCloudApiError({
      retCode: 230,
      action: "DescribeImage",
      apiMessage: "Params [Limit] not available",
    });
    for (const [firstLimit, asked] of [
      [500, [500, 100]],
      [101, [101, 100]],
      [100, [100]],
    ] as const) {
      const limits: number[] = [];
      const askPage = async (_offset: number, limit: number) => {
        limits.push(limit);
        throw refusal;
      };
      const error = await failureOf(
        readWhole({ of: "A list", firstLimit, askPage, askIds: unasked }, idOf, undefined),
        UCloudApiError,
      );
      expect(error).to.equal(refusal);
      expect(limits).to.deep.equal(asked);
    }
  });

  it("names the server's word for more images than there can be, as the cause too", async () => {
    const askPage = async () => ({ images: imagesOf(["a"]), totalCount: 1_000_001 });
    const error = await failureOf(
      readWhole({ of: "A list", firstLimit: 100, askPage, askIds: unasked }, idOf, undefined),
      ListingError,
    );
    expect(error.message).to.include("A list can't be listed: TotalCount says that there are 1000001");
    expect(error.cause).to.have.property("message").that.includes("at most 1000000 can be");
  });

  it("asks a bounded number of times, whatever the server says", async () => {
    const answer = fc.record({
      images: fc.array(fc.record({ ImageId: fc.constantFrom("a", "b", "c", "d", "e") }), { maxLength: 6 }),
      totalCount: fc.option(fc.nat(40), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 10 }), async (answers) => {
        let requests = 0;
        const askPage = async () => answers[requests++ % answers.length] ?? { images: [], totalCount: 0 };
        await readWhole(
          { of: "The images of a test", firstLimit: 100, askPage, askIds: askPage },
          idOf,
          undefined,
        ).then(
          ({ byId }) => expect(byId.size).to.be.at.most(5),
          (error: unknown) => expect(error).to.be.instanceOf(ListingError),
        );
        expect(requests).to.be.at.most(25 * 50);
      }),
    );
  });
});

/** The most pages that were asked for at the same time, in a listing of so many images of 100 a page. */
async function mostAtOnce(total: number): Promise<number> {
  let [under, most] = [0, 0];
  const askPage = async (offset: number) => {
    most = Math.max(most, (under += 1));
    await new Promise(setImmediate);
    under -= 1;
    const length = Math.min(100, total - offset);
    return { images: Array.from({ length }, (_, n) => ({ ImageId: `uimage-${offset + n}` })), totalCount: total };
  };
  const { byId } = await readWhole(
    { of: "A list", firstLimit: 500, askPage, askIds: unasked },
    (image) => image,
    undefined,
  );
  expect(byId.size).to.equal(total);
  return most;
}

describe("the pages of a listing", () => {
  it("of 10,000 images are all asked for at once, after the first: two round trips", async () => {
    expect(await mostAtOnce(10_000)).to.equal(100);
  });

  it("of more images are asked for in smaller numbers, so that fewer answers are in memory", async () => {
    expect(await mostAtOnce(20_000)).to.be.within(25, 50);
  });

  it("are one when they hold all", async () => {
    expect(await mostAtOnce(100)).to.equal(1);
  });
});
