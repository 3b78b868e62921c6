import { expect } from "chai";
import fc from "fast-check";
import { AmbiguousImageError, NoImageError } from "../../provider/explanation/selection-errors";
import { filterFields } from "../../provider/filter/filter";
import { getImage, getImages } from "../../provider/lookup";
import { checkPin } from "../../provider/pin";
import { ArgumentError } from "../../provider/text/argument-error";
import { ConfigurationError } from "../../provider/ucloud/errors/error-classes";
import { makeCatalogue } from "../../simulator";
import { accountThatGets } from "./account";
import { casesPerProperty as numRuns } from "./cases";
import { hostileText } from "./hostile-text";
import { expectPrintable } from "./printable";

const ImageSet = makeCatalogue(1).filter(({ Zone, ImageType }) => Zone === "cn-bj2-05" && ImageType === "Base");
const answer = { RetCode: 0, ImageSet, TotalCount: ImageSet.length };

const value = fc.oneof(
  fc.constantFrom("Ubuntu 22.04", "CentOS 7", "*Windows*", "^(a+)+$", "Linux", "arm64", "any", "Base", "update", "(["),
  fc.constantFrom(["CloudInit"], ["CloudInt"], ["Available", "Making"], ["uhost"], { machineType: "N", cpu: 1 }, [""]),
  fc.constantFrom(0, -1, 30, 1e6, 2 ** 53, 0.5, NaN, Infinity, true, null, undefined),
  hostileText,
  fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
);
const names = [
  ...Object.keys(filterFields),
  "unique",
  "imageId",
  "triggers",
  "onSuperseded",
  "allowEmpty",
  "__proto__",
];
const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, hostileText);
const place = fc.constantFrom({}, { region: "cn-bj2" }, { region: "cn-bj2", zone: "cn-bj2-05" });
const anyArguments = fc
  .tuple(place, fc.dictionary(name, value, { maxKeys: 4 }))
  .map(([known, more]) => ({ ...known, ...more }));

describe("any arguments of a program", () => {
  for (const [surface, look] of Object.entries({ getImage, getImages })) {
    it(`of ${surface} give an image of the listing, or an error that a person can read`, async () => {
      await fc.assert(
        fc.asyncProperty(anyArguments, async (args) => {
          const { account, asked } = accountThatGets(answer);
          try {
            const result = await look(account, args);
            const ids = "imageIds" in result ? result.imageIds : [result.imageId];
            expect(ImageSet.map(({ ImageId }) => ImageId)).to.include.members([...ids]);
          } catch (error) {
            expect(error).to.satisfy(isForPeople, String(error));
            expectPrintable(String(error));
            // Whether a name is wrong only the listing can tell.
            const isOfListing = String(error).includes("no image that is listed here has it");
            if (error instanceof ArgumentError && !isOfListing) expect(asked).to.deep.equal([]);
          }
        }),
        { numRuns },
      );
    });
  }

  it("of a PinnedImage give a pin of the listing, problems, or an error that a person can read", async () => {
    await fc.assert(
      fc.asyncProperty(anyArguments, async (args) => {
        const { account } = accountThatGets(answer);
        try {
          const { inputs, problems } = await checkPin(account, {}, args);
          problems.forEach(({ field, reason }) => expectPrintable(`${field} ${reason}`));
          if (problems.length === 0) expect(ImageSet.map(({ ImageId }) => ImageId)).to.include(inputs["imageId"]);
        } catch (error) {
          expect(error).to.satisfy(isForPeople, String(error));
          expectPrintable(String(error));
        }
      }),
      { numRuns },
    );
  });
});

function isForPeople(error: unknown): boolean {
  const kinds = [ArgumentError, ConfigurationError, NoImageError, AmbiguousImageError];
  return kinds.some((kind) => error instanceof kind);
}
