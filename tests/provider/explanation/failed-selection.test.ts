import { expect } from "chai";
import { ambiguousImageError, noCommonImageError, noImageError } from "../../../provider/explanation/failed-selection";
import { image, now } from "../image/sample";
import { attempt } from "./attempt";

const debian = { region: "cn-bj2", zone: "cn-bj2-05", os: "Debian 12" };

describe("a selection that fails", () => {
  it("says of none what was asked, from where, what each demand left, what came near, and what may help", () => {
    const images = [image(), image({ imageId: "b", osName: "Debian 11.7 64位", imageName: "Debian 11.7 64位" })];
    const origins = { region: "environment variable UCLOUD_REGION" };
    const error = noImageError([attempt(images, debian, origins)], now);
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
      "  near   b  cn-bj2-05  2025-06-15  Debian 11.7 64位",
      "           fails os: Debian 12",
      "  hint   Debian 12 is not here, but these versions are: 11.7.",
      "  next   Loosen the criterion that left none (os: Debian 12), or use getImages",
      "         to see all images.",
    ]);
  });

  it("tells an empty place from demands that are too hard", () => {
    const error = noImageError([attempt([], debian)], now);
    expect(error.message).to.include("UCloud lists no image here");
    expect(error.message).not.to.include("Loosen");
  });

  it("shows what each fallback left", () => {
    const images = [image({ state: "Unavailable" })];
    const tried = [attempt(images, debian), attempt(images, { ...debian, os: "Ubuntu" })] as const;
    const { message, explanation } = noImageError(tried, now);
    expect(message).to.include("No image matches the filter or a fallback.");
    expect(message).to.include("  fallback 0  matches nothing either.\n  asked  region: cn-bj2");
    expect(message).to.include("         0  left by states: Available");
    expect(explanation.fallbacks.map(({ funnel }) => funnel.length)).to.deep.equal([4]);
  });

  it("lists of several the first ten, and counts the rest", () => {
    const images = Array.from({ length: 12 }, (_, n) => image({ imageId: `uimage-${n}`, osName: "Debian 12.5 64位" }));
    const error = ambiguousImageError([attempt(images, debian)], "unique", now);
    expect(error.message).to.match(/^12 images match, and the query asked for exactly one\.\n {2}asked/);
    expect(error.message.match(/uimage-\d+ {2}cn-bj2-05 {2}2025-06-15 {2}Debian 12.5 64位/g)).to.have.length(10);
    expect(error.message).to.include("         and 2 more\n  next   Add a criterion");
    expect(error.explanation.text).to.equal(error.message);
  });

  for (const [reason, advice] of [
    ["zones", "Name the zone"],
    ["kernels", 'host: { machineType: "O" }'],
    ["undated", "imageIds"],
    ["unversioned", "leave out orderBy"],
  ] as const) {
    it(`says what to do about ${reason}`, () => {
      const two = [image({ osName: "Debian 12.5 64位" }), image({ imageId: "b", osName: "Debian 12.5 64位" })];
      const { message } = ambiguousImageError([attempt(two, debian)], reason, now);
      expect(message.slice(message.indexOf("  next "))).to.include(advice);
      expect(message).not.to.include("more");
    });
  }
});

describe("no common image", () => {
  const tried = attempt([image()], { os: "Ubuntu" });
  const full = { zone: "a", matches: [image({ createdAt: "2025-06-15T00:00:00.000Z" })] };

  it("shows the table, and names the zones that have nothing", () => {
    const error = noCommonImageError([tried], [full, { zone: "b", matches: [] }, { zone: "c", matches: [] }], now);
    expect(error.name).to.equal("NoCommonImageError");
    expect(error.message).to.match(/^No image has the same name in all of the 3 zones\.\n {2}asked/);
    expect(error.message).to.include(
      "  zones  image              a           b           c\n         Ubuntu 22.04 64位  2025-06-15  -           -",
    );
    expect(error.message).to.match(/ {2}next {3}Leave out the zones without a match \(b, c\), or loosen the filter\.$/);
    expect(error.explanation).to.include({ text: error.message, listed: 1 });
    expect(error.names.map(({ imageName }) => imageName)).to.deep.equal(["Ubuntu 22.04 64位"]);
  });

  it("says what else to do where every zone has something", () => {
    const error = noCommonImageError([tried], [full, { ...full, zone: "b" }], now);
    expect(error.message.replaceAll(/\s+/g, " ")).to.match(
      / next Loosen the filter until a name is in every zone, or look each zone up with getImage\.$/,
    );
  });

  it("shows no table where no zone has anything", () => {
    const { message } = noCommonImageError([attempt([], { os: "Ubuntu" })], [{ zone: "b", matches: [] }], now);
    expect(message).not.to.include("  zones ");
  });
});
