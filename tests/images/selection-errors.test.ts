import { expect } from "chai";
import { parseArguments } from "../../provider/images/argument-error";
import { getImageArguments } from "../../provider/images/arguments";
import { select } from "../../provider/images/select";
import { AmbiguousImageError, NoImageError } from "../../provider/images/selection-errors";
import { image, now } from "./sample";

const filter = parseArguments(getImageArguments, { region: "cn-bj2", zone: "cn-bj2-05", os: "Debian 12" });
const query = { filter, origins: { region: "environment variable UCLOUD_REGION", zone: "argument", os: "argument" } };

describe("a selection that fails", () => {
  it("says of none what was asked, from where, and what each demand left", () => {
    const error = new NoImageError(query, select([image(), image({ imageId: "b" })], filter, now));
    expect(error.message.split("\n")).to.deep.equal([
      "No image matches.",
      "  asked  region: cn-bj2  (environment variable UCLOUD_REGION)",
      "         zone: cn-bj2-05",
      "         os: Debian 12",
      "         states: Available  (default)",
      "         allowEndOfLife: false  (default)",
      "         orderBy: createTime  (default)",
      "         unique: false  (default)",
      "  found  2  listed",
      "         0  left by os: Debian 12",
      "         0  left by os alone: no drivers or application on top",
      "         0  left by states: Available",
      "         0  left by allowEndOfLife: false",
      "  next   Loosen the demand that left none (os: Debian 12), or use getImages to see what there is.",
    ]);
  });

  it("tells an empty place from demands that are too hard", () => {
    const error = new NoImageError(query, select([], filter, now));
    expect(error.message).to.include("No image is listed here at all");
  });

  it("lists of several the first ten, and counts the rest", () => {
    const images = Array.from({ length: 12 }, (_, n) => image({ imageId: `uimage-${n}`, osName: "Debian 12.5 64位" }));
    const error = new AmbiguousImageError(query, select(images, filter, now), "unique");
    expect(error.message).to.include("12 images match, and the query asked for exactly one.");
    expect(error.message.match(/uimage-\d+ {2}cn-bj2-05 {2}2025-06-15 {2}Ubuntu 22.04 64位/g)).to.have.length(10);
    expect(error.message).to.include("and 2 more");
  });
});
