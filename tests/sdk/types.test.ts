import { readFileSync } from "node:fs";
import { expect } from "chai";
import type * as z from "zod";
import type { Image as ProviderImage } from "../../provider/image/image";
import type { GetImageArguments, GetImageResult as FoundOne } from "../../provider/lookup/get-image";
import type { GetImagesResult as FoundAll } from "../../provider/lookup/get-images";
import type { pinnedImageArguments } from "../../provider/pin/arguments";
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
  readonly getImage: (result: FoundOne) => GetImageResult;
  readonly getImages: (result: FoundAll) => GetImagesResult;
  readonly filter: (args: GetImageArguments) => GetImageArgs;
  readonly pin: (args: z.output<typeof pinnedImageArguments>) => PinnedImageArgs;
} = {
  image: (image) => image,
  getImage: (result) => result,
  getImages: (result) => result,
  filter: (args) => args,
  pin: (args) => args,
};
