import { expect } from "chai";
import { AnswerError } from "../../../../provider/ucloud/errors/error-classes";
import { readPage } from "../../../../provider/ucloud/listing/pages";

describe("readPage", () => {
  it("takes each field for optional, null for absent, and what is no image for one without fields", () => {
    expect(readPage({ ImageSet: [{ ImageId: "a" }, null, "b"], TotalCount: 3 })).to.deep.equal({
      images: [{ ImageId: "a" }, {}, {}],
      totalCount: 3,
    });
    expect(readPage({ ImageSet: null, TotalCount: 0 })).to.deep.equal({ images: [], totalCount: 0 });
    expect(readPage({ ImageSet: [], TotalCount: null })).to.deep.equal({ images: [], totalCount: undefined });
  });

  for (const [answer, problem] of [
    [{}, "it has neither an ImageSet nor a TotalCount"],
    [{ ImageSet: "none" }, "its ImageSet is no list, but a string"],
    [{ ImageSet: {} }, "its ImageSet is no list, but a object"],
    [{ TotalCount: "30" }, 'its TotalCount is not a whole number, but "30"'],
    [{ TotalCount: -1 }, "its TotalCount is not a whole number, but -1"],
    [{ TotalCount: 0.5 }, "its TotalCount is not a whole number, but 0.5"],
    [{ TotalCount: 2 ** 53 }, "its TotalCount is not a whole number, but 9007199254740992"],
    [{ TotalCount: { many: 1 } }, "its TotalCount is not a whole number, but an object"],
    [{ TotalCount: "x".repeat(99) }, `its TotalCount is not a whole number, but "${"x".repeat(39)}`],
  ] as const) {
    it(`refuses ${JSON.stringify(answer).slice(0, 40)}`, () => {
      expect(() => readPage(answer)).to.throw(
        AnswerError,
        `The answer of UCloud to DescribeImage can't be read: ${problem}.`,
      );
    });
  }
});
