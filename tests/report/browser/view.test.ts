import { expect } from "chai";
import fc from "fast-check";
import { shownSystems } from "../../../report/browser/shown";
import { fragmentOf, readView, type View } from "../../../report/browser/view";
import { reportData } from "../../../report/build-report-data";
import { now, pinOn, reportImage } from "../report-image";

describe("report/browser/view", () => {
  it("reads back from the fragment that it wrote, whatever it holds", () => {
    const text = fc.string({ unit: "grapheme" });
    const views: fc.Arbitrary<View> = fc.record({
      ...{ q: text, family: text, zone: text, type: text, scene: text, feature: text, theme: text },
      ...{ pinned: fc.boolean(), maintained: fc.boolean() },
    });
    fc.assert(
      fc.property(views, (view) => {
        expect(readView(`#${fragmentOf(view)}`)).to.deep.equal(view);
      }),
    );
  });

  it("is empty when nothing is demanded, and leaves alone what it does not know", () => {
    expect(fragmentOf(readView(""))).to.equal("");
    expect(readView("#systems-title&evil=1&pinned")).to.deep.equal({ ...readView(""), pinned: true });
  });
});

describe("report/browser/shown", () => {
  const [plain, arm, old, silent] = [
    reportImage("uimage-plain", { sceneCategories: ["Featured"] }),
    reportImage("uimage-arm", { zone: "cn-bj2-02", features: ["Aarch64_Type"] }),
    reportImage("uimage-old", { imageName: "CentOS 7.9 64位", maintainEol: "2024/06/30" }),
    reportImage("uimage-silent", { imageName: "Debian 12 64位", maintainEol: undefined, imageType: "Custom" }),
  ];
  const data = reportData([plain, arm, old, silent], [pinOn(old, { status: "endOfLife", stack: "legacy" })], now);
  const shown = (view: Partial<View>) =>
    shownSystems(data, { ...readView(""), ...view }).flatMap(({ builds }) => builds.map(({ imageId }) => imageId));

  it("shows everything by default", () => {
    expect(shown({})).to.have.members(["uimage-plain", "uimage-arm", "uimage-old", "uimage-silent"]);
  });

  it("searches names, ids and pins for all words, in any case", () => {
    expect(shown({ q: "  UBUNTU 22" })).to.have.members(["uimage-plain", "uimage-arm"]);
    expect(shown({ q: "ubuntu arm" })).to.deep.equal(["uimage-arm"]);
    expect(shown({ q: "shop/legacy web" })).to.deep.equal(["uimage-old"]);
    expect(shown({ q: "ubuntu centos" })).to.deep.equal([]);
  });

  it("takes each filter alone and all together", () => {
    expect(shown({ family: "Ubuntu" })).to.have.members(["uimage-plain", "uimage-arm"]);
    expect(shown({ zone: "cn-bj2-02" })).to.deep.equal(["uimage-arm"]);
    expect(shown({ type: "Custom" })).to.deep.equal(["uimage-silent"]);
    expect(shown({ scene: "Featured" })).to.deep.equal(["uimage-plain"]);
    expect(shown({ feature: "Aarch64_Type" })).to.deep.equal(["uimage-arm"]);
    expect(shown({ pinned: true })).to.deep.equal(["uimage-old"]);
    expect(shown({ pinned: true, family: "Ubuntu" })).to.deep.equal([]);
  });

  it("never takes an unknown end of life for past", () => {
    expect(shown({ maintained: true })).to.have.members(["uimage-plain", "uimage-arm", "uimage-silent"]);
  });
});
