import { filterOf, parseArguments } from "../../provider/filter/arguments";
import { select } from "../../provider/filter/select";
import { isReadable, type Image } from "../../provider/image/image";
import { readImage } from "../../provider/image/read-image";
import { getImagesArguments } from "../../provider/lookup/get-images";
import { largeCatalogue } from "../../simulator";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";

/** Measures filtering and ordering, beside a filter and a sort written by hand for this one query. */
export async function selection(repetitions: number): Promise<Row[]> {
  const images = largeCatalogue(10_000).map((image) => readImage({ ...image }, "cn-bj2"));
  const records = images.filter(isReadable);
  const now = new Date();
  const times = await inTurns(repetitions * 5, {
    select: async () => select(records, filterOf(parseArguments(getImagesArguments, question)), now),
    byHand: async () => byHand(records),
  });
  const [ours, plain] = [median(times.select), median(times.byHand)];
  return [
    {
      work: "filtering and ordering 10,000 records",
      figure: "at most 10 ms",
      measured: ms(ours),
      baseline: `written out by hand: ${ms(plain)}`,
      ratio: ours / plain,
      used: ours / 10,
    },
  ];
}

const question = {
  os: "Ubuntu",
  nameRegex: "Ubuntu (20|22)",
  features: ["NetEnhnced"],
  architecture: "any",
  minAgeDays: 30,
  allowEndOfLife: true,
  orderBy: "osVersion",
};

function byHand(images: readonly Image[]): Image[] {
  const monthAgo = Date.now() / 1000 - 30 * 86_400;
  return images
    .filter(
      ({ imageName, features, state, createTime }) =>
        /Ubuntu (20|22)/.test(imageName) &&
        features.includes("NetEnhnced") &&
        state === "Available" &&
        createTime !== undefined &&
        createTime <= monthAgo,
    )
    .sort((a, b) => (a.imageName === b.imageName ? (b.createTime ?? 0) - (a.createTime ?? 0) : compare(a, b)));
}

function compare(a: Image, b: Image): number {
  return a.imageName < b.imageName ? 1 : -1;
}
