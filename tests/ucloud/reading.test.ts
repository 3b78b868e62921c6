import { expect } from "chai";
import { readListing } from "../../provider/ucloud/listing";

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
  const { byId } = await readListing({ of: "A list", firstLimit: 500, askPage }, (image) => image, undefined);
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
