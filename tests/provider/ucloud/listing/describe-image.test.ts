import { getEventListeners } from "node:events";
import { expect } from "chai";
import { createClient, type Client } from "../../../../provider/ucloud/call/client";
import {
  AnswerError,
  ListingError,
  TransportError,
  UCloudApiError,
} from "../../../../provider/ucloud/errors/error-classes";
import {
  describeFirstPage,
  describeImages,
  describeKnownImages,
  type DescribeImageRequest,
  type WireImage,
} from "../../../../provider/ucloud/listing/describe-image";
import { settingsFor, startServer, withoutWaiting, type Asked, type Reply, type TestServer } from "../server";

const imagesNumbered = (count: number): WireImage[] =>
  Array.from({ length: count }, (_, index) => ({ ImageId: `uimage-${index}`, ImageName: `Image ${index}` }));

const idOf = (image: WireImage) => image["ImageId"];

/** DescribeImage in the way the documentation describes it. */
function page(images: readonly WireImage[], { Offset = "0", Limit = "20" }: Asked, pageLimit: number): object {
  const asked = images.slice(Number(Offset), Number(Offset) + Math.min(Number(Limit), pageLimit));
  return { RetCode: 0, Action: "DescribeImageResponse", TotalCount: images.length, ImageSet: asked };
}

describe("describeFirstPage", () => {
  it("asks once, for as many as one request brings", async () => {
    const server = await startServer((asked) => page(imagesNumbered(300), asked, 100));
    const client = createClient(settingsFor(server.url), withoutWaiting());
    const ids = await describeFirstPage(client, { region: "cn-bj2", zone: "cn-bj2-05" }, idOf, {});
    expect(ids).to.deep.equal(imagesNumbered(100).map(idOf));
    const [{ PublicKey: _key, Signature: _signature, ...asked } = {}] = server.requests;
    expect(asked).to.deep.equal({ Action: "DescribeImage", Region: "cn-bj2", Zone: "cn-bj2-05", Limit: "500" });
    expect(server.requests.length).to.equal(1);
    await server.close();
  });
});

describe("describeImages", () => {
  let server: TestServer;

  afterEach(() => server.close());

  async function serve(reply: Reply, settings: Readonly<Record<string, string>> = {}): Promise<Client> {
    server = await startServer(reply);
    return createClient(settingsFor(server.url, settings), withoutWaiting());
  }

  const list = (client: Client, more: Partial<DescribeImageRequest> = {}) =>
    describeImages(client, { region: "cn-bj2", ...more }, idOf);

  const failing = (listing: Promise<unknown>) =>
    listing.then(
      () => expect.fail("the listing succeeded"),
      (error: unknown) => error,
    );

  /** An order of its own, since the order of a listing is not defined. */
  const sorted = (ids: readonly unknown[]) => [...ids].map(String).sort();
  const idsOf = (images: readonly WireImage[]) => sorted(images.map(idOf));

  describe("asks", () => {
    it("with UCloud's own names, only for what the request has", async () => {
      const client = await serve(() => page([], {}, 100));
      await list(client, {
        zone: "cn-bj2-05",
        projectId: "org-1",
        imageType: "Business",
        funcTypes: ["gpu", "app"],
        osType: "Linux",
      });
      await list(client, { funcTypes: ["gpu"] });
      const [full, bare] = server.requests.map(({ PublicKey: _key, Signature: _signature, ...asked }) => asked);
      expect(full).to.deep.equal({
        Action: "DescribeImage",
        Region: "cn-bj2",
        Zone: "cn-bj2-05",
        ProjectId: "org-1",
        ImageType: "Business",
        "FuncType.0": "gpu",
        "FuncType.1": "app",
        OsType: "Linux",
        Offset: "0",
        Limit: "500",
      });
      const asked = { Action: "DescribeImage", Region: "cn-bj2", FuncType: "gpu", Offset: "0", Limit: "500" };
      expect(bare).to.deep.equal(asked);
    });

    for (const [count, pageLimit, requests] of [
      [0, 100, 1],
      [1, 100, 1],
      [60, 100, 1],
      [100, 100, 1],
      [101, 100, 2],
      [199, 100, 2],
      [200, 100, 3],
      [500, 500, 1],
      [501, 500, 2],
      [1000, 100, 11],
      [30, 1, 30],
      [30, 2, 29],
      [10, 9, 2],
    ] as const) {
      it(`${requests} times for ${count} images where ${pageLimit} are served at once`, async () => {
        const images = imagesNumbered(count);
        const client = await serve((asked) => page(images, asked, pageLimit));
        expect(sorted(await list(client))).to.deep.equal(idsOf(images));
        expect(server.requests.length).to.equal(requests);
      });
    }

    it("for 10,000 images in two round trips, with at most 100 requests at once", async () => {
      const images = imagesNumbered(10_000);
      let letGo: () => void = () => undefined;
      const allArrived = new Promise<void>((resolve) => (letGo = resolve));
      const client = await serve(async (asked) => {
        // No page after the first is served before all have been asked for.
        if (server.requests.length === 101) {
          letGo();
        }
        if (asked["Offset"] !== "0") {
          await allArrived;
        }
        return page(images, asked, 100);
      });
      expect((await list(client)).length).to.equal(10_000);
      expect(server.requests.length).to.equal(101);
      expect(server.mostAtOnce()).to.equal(100);
    });

    it("for smaller pages where a large one is refused", async () => {
      const images = imagesNumbered(150);
      const refusal = { RetCode: 230, Message: "Params [Limit] not available" };
      const client = await serve((asked) => (Number(asked["Limit"]) > 100 ? refusal : page(images, asked, 100)));
      expect((await list(client)).length).to.equal(150);
      expect(server.requests.map(({ Limit }) => Limit)).to.deep.equal(["500", "100", "100"]);
    });

    it("once where another parameter is refused", async () => {
      const client = await serve(() => ({ RetCode: 230, Message: "Params [Zone] not available" }));
      expect(await failing(list(client))).to.be.instanceOf(UCloudApiError);
      expect(server.requests.length).to.equal(1);
    });
  });

  describe("asks for known ids", () => {
    const answered = (images: readonly WireImage[], asked: Asked, pageLimit = 100) => {
      const ids = Object.keys(asked)
        .filter((name) => name.startsWith("ImageIds."))
        .map((name) => asked[name]);
      return page(
        images.filter((image) => ids.includes(String(idOf(image)))),
        asked,
        pageLimit,
      );
    };

    it("a hundred at a time, each once", async () => {
      const images = imagesNumbered(250);
      const client = await serve((asked) => answered(images, asked));
      const imageIds = [...images, ...images].map((image) => String(idOf(image)));
      expect(sorted(await list(client, { imageIds }))).to.deep.equal(idsOf(images));
      const counts = server.requests.map((asked) => Object.keys(asked).filter((name) => name.startsWith("ImageIds.")));
      expect(counts.map(({ length }) => length).sort()).to.deep.equal([100, 100, 50]);
    });

    it("and finds those that are there", async () => {
      const client = await serve((asked) => answered(imagesNumbered(5), asked));
      expect(await list(client, { imageIds: ["uimage-3", "uimage-9"] })).to.deep.equal(["uimage-3"]);
      expect(server.requests.length).to.equal(1);
    });

    it("on several pages where the server has smaller ones", async () => {
      const images = imagesNumbered(50);
      const client = await serve((asked) => answered(images, asked, 20));
      expect((await list(client, { imageIds: images.map((image) => String(idOf(image))) })).length).to.equal(50);
      expect(server.requests.length).to.equal(3);
    });

    it("not at all when there are none", async () => {
      const client = await serve(() => page(imagesNumbered(5), {}, 100));
      expect(await list(client, { imageIds: [] })).to.deep.equal([]);
      expect(server.requests.length).to.equal(0);
    });

    it("and takes only those from a server that sends more", async () => {
      const images = imagesNumbered(5);
      const client = await serve((asked) => page(images, asked, 100));
      expect(await list(client, { imageIds: ["uimage-3"] })).to.deep.equal(["uimage-3"]);
    });
  });

  describe("asks for ids that UCloud refuses", () => {
    /** Answers unless one of the ids is refused. */
    const refusing =
      (refused: readonly string[], refusal: object = { RetCode: 230, Message: "Params [ImageIds] not available" }) =>
      (asked: Asked) => {
        const ids = Object.keys(asked).flatMap((name) => (name.startsWith("ImageIds.") ? [asked[name] ?? ""] : []));
        const images = ids.map((ImageId) => ({ ImageId }));
        return ids.some((id) => refused.includes(id)) ? refusal : page(images, asked, 100);
      };
    const asIds = (count: number) => imagesNumbered(count).map((image) => String(idOf(image)));
    const known = (client: Client, imageIds: readonly string[]) =>
      describeKnownImages(client, { region: "cn-bj2", imageIds }, idOf);

    it("and finds all the others", async () => {
      const client = await serve(refusing(["uimage-3", "uimage-90"]));
      const { found, failed } = await known(client, asIds(250));
      expect([...failed.keys()]).to.have.members(["uimage-3", "uimage-90"]);
      expect(failed.get("uimage-3"))
        .to.be.instanceOf(UCloudApiError)
        .with.property("message")
        .that.includes("uimage-3");
      expect(found.size).to.equal(248);
      // Three batches, and of one of them two halves a level down to each of the two ids.
      expect(server.requests.length).to.be.at.most(3 + 2 * 2 * 7);
    });

    it("and says so to who wants a list with one of them", async () => {
      const client = await serve(refusing(["uimage-1"]));
      expect(await failing(list(client, { imageIds: asIds(3) }))).to.have.property("retCode", 230);
    });

    it("a few times only, where all are refused", async () => {
      const client = await serve(refusing(asIds(100), { RetCode: 299, Message: "IAM permission denied" }));
      const { failed } = await known(client, asIds(100));
      expect(failed.size).to.equal(100);
      expect(server.requests.length).to.equal(7);
    });

    it("once, where the keys are refused", async () => {
      const client = await serve(refusing(asIds(100), { RetCode: 171, Message: "Signature VerifyAC Error" }));
      expect((await known(client, asIds(100))).failed.size).to.equal(100);
      expect(server.requests.length).to.equal(1);
    });
  });

  describe("reads", () => {
    it("each image once, as its page arrives", async () => {
      const images = imagesNumbered(250);
      const read: unknown[] = [];
      const client = await serve((asked) => page(images, asked, 100));
      const result = await describeImages(client, { region: "cn-bj2" }, (image) => read.push(idOf(image)));
      expect(sorted(read)).to.deep.equal(idsOf(images));
      expect(result.length).to.equal(250);
    });

    it("images without an id that can be read, all of them", async () => {
      const strange = [{ ImageId: 7 }, { ImageName: "no id" }, {}, { ImageId: "" }, null, "text", ["a"]];
      const client = await serve(() => ({
        RetCode: 0,
        TotalCount: 8,
        ImageSet: [{ ImageId: "uimage-1" }, ...strange],
      }));
      const names = await list(client);
      expect(names).to.deep.equal(["uimage-1", 7, undefined, undefined, "", undefined, undefined, undefined]);
    });

    it("images without an id where two pages meet", async () => {
      const images: WireImage[] = imagesNumbered(30).map((image, index) => (index % 9 === 0 ? {} : image));
      const client = await serve((asked) => page(images, asked, 10));
      expect((await list(client)).length).to.equal(30);
    });

    for (const [what, answer] of [
      ["TotalCount is a text", { RetCode: 0, TotalCount: "1", ImageSet: [] }],
      ["TotalCount is a fraction", { RetCode: 0, TotalCount: 0.5, ImageSet: [] }],
      ["TotalCount is negative", { RetCode: 0, TotalCount: -1, ImageSet: [] }],
      ["TotalCount is beyond all whole numbers", { RetCode: 0, TotalCount: 2 ** 53, ImageSet: [] }],
      ["ImageSet is a record", { RetCode: 0, TotalCount: 1, ImageSet: { ImageId: "uimage-1" } }],
      ["both are missing", { RetCode: 0 }],
      ["both are null", { RetCode: 0, TotalCount: null, ImageSet: null }],
    ] as const) {
      it(`no answer whose ${what}`, async () => {
        const client = await serve(() => answer);
        expect(await failing(list(client))).to.be.instanceOf(AnswerError);
        expect(server.requests.length).to.equal(1);
      });
    }

    it("an empty listing without an ImageSet as empty", async () => {
      const client = await serve(() => ({ RetCode: 0, TotalCount: 0 }));
      expect(await list(client)).to.deep.equal([]);
    });
  });

  describe("gives a complete listing", () => {
    it("where images are added while it is read, after reading it again", async () => {
      const images = imagesNumbered(25);
      const client = await serve((asked) => {
        if (server.requests.length === 2) {
          images.unshift({ ImageId: "uimage-new" });
        }
        return page(images, asked, 10);
      });
      expect(sorted(await list(client))).to.deep.equal(idsOf(images));
    });

    it("where one image goes and another comes, with the same TotalCount", async () => {
      const images = imagesNumbered(25);
      const client = await serve((asked) => {
        if (server.requests.length === 2) {
          images.splice(3, 1);
          images.push({ ImageId: "uimage-new" });
        }
        return page(images, asked, 10);
      });
      expect(sorted(await list(client))).to.deep.equal(idsOf(images));
    });

    it("where an image moves from one page to another", async () => {
      const images = imagesNumbered(25);
      const client = await serve((asked) => {
        if (server.requests.length === 2) {
          images.unshift(...images.splice(14, 1));
        }
        return page(images, asked, 10);
      });
      expect(sorted(await list(client))).to.deep.equal(idsOf(images));
    });

    for (const [what, images] of [
      ["one page", [...imagesNumbered(5), { ImageId: "uimage-3" }]],
      ["two pages", [...imagesNumbered(15), { ImageId: "uimage-3" }]],
    ] as const) {
      it(`with each image once, where an id comes twice on ${what}`, async () => {
        const client = await serve((asked) => page(images, asked, 10));
        expect(sorted(await list(client))).to.deep.equal(idsOf(images.slice(0, -1)));
      });
    }

    it("where TotalCount is missing, up to the page that is empty", async () => {
      for (const count of [0, 1, 10, 25]) {
        const images = imagesNumbered(count);
        const client = await serve((asked) => ({ ...page(images, asked, 10), TotalCount: undefined }));
        expect(sorted(await list(client))).to.deep.equal(idsOf(images));
        await server.close();
      }
    });

    it("although one page needs a second attempt", async () => {
      const images = imagesNumbered(100);
      const client = await serve((asked) =>
        server.requests.length === 4 ? { RetCode: 8025 } : page(images, asked, 20),
      );
      expect((await list(client)).length).to.equal(100);
      expect(server.requests.length).to.equal(7);
    });
  });

  describe("gives an error instead of a part", () => {
    const lies: readonly [string, (asked: Asked) => object, RegExp][] = [
      [
        "TotalCount is too high",
        (asked) => ({ ...page(imagesNumbered(25), asked, 10), TotalCount: 40 }),
        /TotalCount was 40, and there was nothing from position 2\d on/,
      ],
      [
        "TotalCount is too low",
        (asked) => ({ ...page(imagesNumbered(25), asked, 10), TotalCount: 15 }),
        /TotalCount was 15, and 19 different images came/,
      ],
      [
        "TotalCount is 0 and images come",
        (asked) => ({ ...page(imagesNumbered(5), asked, 10), TotalCount: 0 }),
        /TotalCount was 0, and 5 different/,
      ],
      [
        "there are none on the first page",
        () => ({ RetCode: 0, TotalCount: 25, ImageSet: [] }),
        /TotalCount was 25, and the first page was empty/,
      ],
      [
        "there is no ImageSet",
        () => ({ RetCode: 0, TotalCount: 25 }),
        /TotalCount was 25, and the first page was empty/,
      ],
      [
        "a page in the middle is empty",
        (asked) =>
          asked["Offset"] === "9" ? { RetCode: 0, TotalCount: 25, ImageSet: [] } : page(imagesNumbered(25), asked, 10),
        /TotalCount was 25, and there was nothing from position 9 on/,
      ],
      [
        "the server always sends its first page",
        (asked) => page(imagesNumbered(25), { ...asked, Offset: "0" }, 10),
        /images moved/,
      ],
      [
        "the server always sends its first page, without TotalCount",
        (asked) => ({ ...page(imagesNumbered(25), { ...asked, Offset: "0" }, 10), TotalCount: undefined }),
        /images moved|did not fit/,
      ],
    ];
    for (const [what, reply, found] of lies) {
      it(`when ${what}, after three readings`, async () => {
        const client = await serve(reply);
        const error = await failing(list(client, { zone: "cn-bj2-05", imageType: "Base" }));
        expect(error).to.be.instanceOf(ListingError).with.property("message").that.matches(found);
        expect(error)
          .to.have.property("message")
          .that.matches(/^The images of region cn-bj2, zone cn-bj2-05, image type Base can't be listed completely/);
        expect(server.requests.filter(({ Offset, Limit }) => Offset === "0" && Limit === "500").length).to.equal(3);
      });
    }

    it("when TotalCount changes with every page", async () => {
      let total = 25;
      const client = await serve((asked) => ({ ...page(imagesNumbered(25), asked, 10), TotalCount: (total += 1) }));
      const error = await failing(list(client));
      expect(error)
        .to.be.instanceOf(ListingError)
        .with.property("message")
        .that.matches(/TotalCount went from 26 to 2/);
    });

    it("when TotalCount is beyond any account, at once", async () => {
      const client = await serve((asked) => ({ ...page(imagesNumbered(25), asked, 10), TotalCount: 10 ** 12 }));
      expect(await failing(list(client))).to.be.instanceOf(ListingError);
      expect(server.requests.length).to.equal(1);
    });

    it("when the server never ends", async () => {
      const client = await serve(({ Offset }) => ({
        RetCode: 0,
        ImageSet: Array.from({ length: 40_000 }, (_, index) => ({ ImageId: `uimage-${Number(Offset) + index}` })),
      }));
      const error = await failing(list(client));
      expect(error).to.be.instanceOf(ListingError).with.property("message").that.includes("there was no end");
    });

    it("when one page is refused, and stops the others", async () => {
      const client = await serve((asked) => {
        const isRefused = server.requests.length === 3;
        return isRefused ? { RetCode: 299 } : asked["Offset"] === "0" ? page(imagesNumbered(90), asked, 10) : undefined;
      });
      expect(await failing(list(client)))
        .to.be.instanceOf(UCloudApiError)
        .with.property("retCode", 299);
    });

    it("when the deadline is over, which all pages and readings share", async () => {
      const { clock, ...options } = withoutWaiting();
      // The pages do not fit together, so there are up to three readings: the deadline comes in the third.
      server = await startServer((asked) => {
        clock.pass(asked["Limit"] === "500" ? 3_300 : 10);
        return { ...page(imagesNumbered(25), asked, 10), TotalCount: 40 };
      });
      const client = createClient(settingsFor(server.url, { timeoutSeconds: "10" }), { clock, ...options });
      const error = await failing(list(client));
      expect(error)
        .to.be.instanceOf(ListingError)
        .with.property("message")
        .that.matches(/can't be listed completely in time.*, 2 times: TotalCount was 40/);
      expect(error).to.have.property("cause").that.is.instanceOf(TransportError).with.property("fault", "timeout");
    });
  });

  describe("stops when it is told to", () => {
    it("with the reason, and listens no longer", async () => {
      const controller = new AbortController();
      const reason = new Error("no longer wanted");
      const client = await serve((asked) => {
        if (server.requests.length === 5) {
          controller.abort(reason);
        }
        return asked["Offset"] === "0" ? page(imagesNumbered(90), asked, 10) : undefined;
      });
      const { signal } = controller;
      const error = await failing(describeImages(client, { region: "cn-bj2" }, idOf, { signal }));
      expect(error).to.equal(reason);
      expect(getEventListeners(signal, "abort")).to.deep.equal([]);
    });

    it("while it asks for ids", async () => {
      const controller = new AbortController();
      const reason = new Error("no longer wanted");
      const client = await serve(() => {
        controller.abort(reason);
        return undefined;
      });
      const { signal } = controller;
      const request = { region: "cn-bj2", imageIds: imagesNumbered(250).map((image) => String(idOf(image))) };
      expect(await failing(describeImages(client, request, idOf, { signal }))).to.equal(reason);
    });
  });
});
