import { expect } from "chai";
import fc from "fast-check";
import { AmbiguousImageError, NoImageError } from "../../provider/explanation/selection-errors";
import { getImage, getImages } from "../../provider/lookup";
import { checkPin } from "../../provider/pin";
import { readEnvelope, UnreadableResponseError } from "../../provider/ucloud/call/response";
import { AnswerError, ListingError } from "../../provider/ucloud/errors/error-classes";
import { checkAndRecord } from "../provider/pin/recorded-pin";
import { accountThatGets } from "./account";
import { casesPerProperty as numRuns } from "./cases";
import { expectPrintable } from "./printable";
import { oddImage, readableImage } from "./wire-image";

const args = { region: "cn-bj2", zone: "cn-bj2-05" };

describe("any answer of UCloud", () => {
  it("is read as an envelope with a whole RetCode, or refused with its beginning", () => {
    const json = fc.json().map((text) => Buffer.from(text));
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    const almost = fc
      .dictionary(fc.constantFrom("RetCode", "Message", "Action", "ImageSet"), fc.jsonValue())
      .map((answer) => Buffer.from(JSON.stringify(answer)));
    fc.assert(
      fc.property(fc.oneof(json, bytes, almost), (body) => {
        try {
          const { retCode, message } = readEnvelope(body);
          expect(Number.isSafeInteger(retCode)).to.equal(true);
          expect(message).to.be.a("string");
        } catch (error) {
          expect(error).to.be.instanceOf(UnreadableResponseError);
        }
      }),
      { numRuns },
    );
  });

  it("gives images that were all in it, and warnings for the others that can be printed", async () => {
    const images = fc.array(fc.oneof(readableImage, oddImage), { maxLength: 8 });
    const count = fc.oneof(fc.constant("right"), fc.nat(50), fc.string(), fc.constantFrom(null, 0.5, -1, 1e15, [], {}));
    await fc.assert(
      fc.asyncProperty(images, count, async (ImageSet, given) => {
        const TotalCount = given === "right" ? differentImages(ImageSet) : given;
        const { account, warnings } = accountThatGets({ RetCode: 0, ImageSet, TotalCount });
        try {
          const found = await getImages(account, args);
          const sent = ImageSet.map((image) => JSON.stringify(fieldOf(image, "ImageId")));
          for (const { imageId } of found.images) expect(sent).to.include(JSON.stringify(imageId));
          expect(new Set(found.imageIds).size).to.equal(found.matched);
        } catch (error) {
          expect(error).to.satisfy((known: unknown) => known instanceof AnswerError || known instanceof ListingError);
          expectPrintable(String(error));
        }
        warnings.forEach(expectPrintable);
      }),
      { numRuns },
    );
  });

  it("shows nobody's text so that it acts, whether an image is found, missing or one of several", async () => {
    const images = fc.uniqueArray(readableImage, { maxLength: 5, selector: ({ ImageId }) => ImageId });
    const anywhere = fc.constantFrom(
      { region: "cn-bj2" },
      args,
      { ...args, unique: true },
      { ...args, os: "CentOS 8" },
    );
    await fc.assert(
      fc.asyncProperty(images, anywhere, async (everywhere, asked) => {
        const ImageSet = everywhere.filter(({ Zone }) => !("zone" in asked) || Zone === asked.zone);
        const { account, warnings } = accountThatGets({ RetCode: 0, ImageSet, TotalCount: ImageSet.length });
        const found = await getImage(account, asked).catch((error: unknown) => {
          expect(error).to.satisfy(
            (known: unknown) => known instanceof NoImageError || known instanceof AmbiguousImageError,
          );
          expectPrintable(String(error));
        });
        if (found !== undefined) {
          const { account: later, warnings: laterWarnings } = accountThatGets({
            RetCode: 0,
            ImageSet: ImageSet.filter(({ ImageId }) => ImageId !== found.imageId).map((image) => ({
              ...image,
              CreateTime: 2_100_000_000,
            })),
            TotalCount: ImageSet.length - 1,
          });
          const record = { imageId: found.imageId, image: found, status: "current", newestImageId: found.imageId };
          const checked = await checkAndRecord(later, { ...asked, ...record }, asked);
          // Whose image it was, a record of 0.1 does not say: only UCloud's own is known to be gone.
          const status = found.imageType === "Base" ? "gone" : "current";
          expect(checked.outputs).to.include({ imageId: found.imageId, status });
          [...checked.warnings, ...laterWarnings].forEach(expectPrintable);
          const adopting = [
            { os: "CentOS 8", imageId: found.imageId },
            { zone: "cn-bj2\u009b", imageId: "\u001b[2J" },
            { zone: "cn-bj2\u202e", imageId: found.imageId },
          ];
          for (const more of adopting) {
            const { problems } = await checkPin(account, {}, { ...asked, ...more });
            problems.forEach(({ reason }) => expectPrintable(reason));
          }
        }
        warnings.forEach(expectPrintable);
      }),
      { numRuns },
    );
  });
});

/** Images with the same id are one image; those without one count each. */
function differentImages(images: readonly unknown[]): number {
  const ids = images.map((image) => fieldOf(image, "ImageId"));
  const known = ids.filter((id) => typeof id === "string" && id !== "");
  return new Set(known).size + ids.length - known.length;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
