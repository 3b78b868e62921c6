import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { GetImageArguments, PinnedImageArguments } from "../../provider/images/arguments";
import type { Image as ProviderImage } from "../../provider/images/image";
import type * as results from "../../provider/images/results";
import { generateTypes, typesFile } from "../../scripts/generate/types";
import type { GetImageArgs, GetImageResult, GetImagesResult, Image, PinnedImageArgs } from "../../sdk";

describe("the types of the SDK", () => {
  it("are those of the descriptions: run `npm run generate` when this fails", async () => {
    expect(readFileSync(typesFile, "utf8")).to.equal(await generateTypes());
  });
});

/** Compiled, never run: what the provider gives is what the SDK promises, and the SDK takes what the provider takes. */
export const agreements: {
  readonly image: (image: ProviderImage) => Image;
  readonly getImage: (result: results.GetImageResult) => GetImageResult;
  readonly getImages: (result: results.GetImagesResult) => GetImagesResult;
  readonly filter: (args: GetImageArguments) => GetImageArgs;
  readonly pin: (args: PinnedImageArguments) => PinnedImageArgs;
} = {
  image: (image) => image,
  getImage: (result) => result,
  getImages: (result) => result,
  filter: (args) => args,
  pin: (args) => args,
};
