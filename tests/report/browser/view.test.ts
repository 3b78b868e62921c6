import { expect } from "chai";
import fc from "fast-check";
import { selector } from "../../../report/browser/select-shown";
import { fragmentOf, readView, type View } from "../../../report/browser/view";
import { dataOf, hostOn, pinOn, reportImage } from "../report-image";

describe("report/browser/view", () => {
  it("reads back from the fragment that it wrote, whatever it holds", () => {
    const text = fc.string({ unit: "grapheme" });
    const views: fc.Arbitrary<View> = fc.record({
      ...{
        q: text,
        family: text,
        region: text,
        zone: text,
        type: text,
        scene: text,
        feature: text,
        ends: text,
        theme: text,
      },
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

describe("report/browser/select-shown", () => {
  const [plain, arm, old, silent] = [
    reportImage("uimage-plain1", { sceneCategories: ["Featured"] }),
    reportImage("uimage-arm204", { zone: "cn-bj2-02", features: ["Aarch64_Type"], maintainEol: "2026/12/20" }),
    reportImage("uimage-old22x", { imageName: "CentOS 7.9 64位", maintainEol: "2024/06/30" }),
    reportImage("uimage-silent", { imageName: "Debian 12 64位", maintainEol: undefined, imageType: "Custom" }),
  ];
  const legacy = pinOn(old, { status: "endOfLife", stack: "legacy", urn: "urn:legacy" });
  const web = pinOn(plain, { name: "网关", urn: "urn:web" });
  const { image: _image, imageId: _imageId, ...unread } = pinOn(silent, { status: "unknown", name: "odd" });
  const { pin: _pin, ...bare } = hostOn(legacy, { name: "bare", urn: "urn:bare" });
  const data = dataOf([plain, arm, old, silent], {
    pins: [legacy, web, unread],
    hosts: [hostOn(web, { name: "edge-7" }), bare],
    unreadable: [{ source: "half.json", problem: "it is not JSON" }],
  });
  const select = (view: Partial<View>) => selector(data, [])({ ...readView(""), ...view });
  const shown = (view: Partial<View>) =>
    select(view).systems.flatMap(({ builds }) => builds.map(({ imageId }) => imageId));
  const pins = (view: Partial<View>) => select(view).pins.map(({ name }) => name);
  const all = ["uimage-plain1", "uimage-arm204", "uimage-old22x", "uimage-silent"];

  it("shows everything by default", () => {
    expect(shown({})).to.have.members(all);
    expect(select({})).to.deep.include({ pins: data.pins, hosts: data.hosts, unread: data.stacks.unread, isAll: true });
    expect(select({ theme: "dark" }).isAll).to.equal(true);
    expect(select({ q: "x" }).isAll).to.equal(false);
  });

  it("searches names, pins and hosts for all words, in any case", () => {
    expect(shown({ q: "  UBUNTU 22.04" })).to.have.members(["uimage-plain1", "uimage-arm204"]);
    expect(shown({ q: "shop/legacy web" })).to.deep.equal(["uimage-old22x"]);
    expect(shown({ q: "网关" })).to.deep.equal(["uimage-plain1"]);
    expect(shown({ q: "edge-7" })).to.deep.equal(["uimage-plain1"]);
    expect(pins({ q: "edge-7" })).to.deep.equal(["网关"]);
    expect(shown({ q: "ubuntu centos" })).to.deep.equal([]);
  });

  it("looks into ids only when a word asks for them", () => {
    expect(shown({ q: "22" }), "not that of CentOS, whose id has a 22").to.have.members([
      "uimage-plain1",
      "uimage-arm204",
    ]);
    expect(shown({ q: "204" })).to.deep.equal([]);
    expect(shown({ q: "u" }), "each id begins so").not.to.include("uimage-old22x");
    expect(shown({ q: "id:204" })).to.deep.equal(["uimage-arm204"]);
    expect(shown({ q: "uimage-old" })).to.deep.equal(["uimage-old22x"]);
    expect(shown({ q: "uimage-old22x/CentOS" })).to.deep.equal(["uimage-old22x"]);
    expect(shown({ q: "ID:22X centos" })).to.deep.equal(["uimage-old22x"]);
    expect(shown({ q: "id:" }), "nothing is asked for yet").to.have.members(all);
    expect(pins({ q: "id:22x" })).to.deep.equal(["web"]);
  });

  it("shows of several pins on one image those that the search means", () => {
    const [one, two] = [pinOn(plain, { name: "one", urn: "urn:1" }), pinOn(plain, { name: "two", urn: "urn:2" })];
    const several = selector(dataOf([plain], { pins: [one, two] }), []);
    expect(several({ ...readView(""), q: "two" }).pins.map(({ name }) => name)).to.deep.equal(["two"]);
  });

  it("takes each filter alone and all together", () => {
    expect(shown({ family: "Ubuntu" })).to.have.members(["uimage-plain1", "uimage-arm204"]);
    expect(shown({ region: "cn-bj2" })).to.have.members(all);
    expect(shown({ zone: "cn-bj2-02" })).to.deep.equal(["uimage-arm204"]);
    expect(shown({ type: "Custom" })).to.deep.equal(["uimage-silent"]);
    expect(shown({ scene: "Featured" })).to.deep.equal(["uimage-plain1"]);
    expect(shown({ feature: "Aarch64_Type" })).to.deep.equal(["uimage-arm204"]);
    expect(shown({ ends: "30" })).to.deep.equal(["uimage-arm204"]);
    expect(shown({ ends: "180" })).to.have.members(["uimage-arm204", "uimage-plain1"]);
    expect(shown({ pinned: true })).to.have.members(["uimage-plain1", "uimage-old22x"]);
    expect(shown({ pinned: true, family: "Debian" })).to.deep.equal([]);
  });

  it("keeps what could not be looked at, unless a filter asks for an image", () => {
    expect(pins({ q: "odd" })).to.deep.equal(["odd"]);
    expect(pins({ pinned: true })).to.include("odd");
    expect(pins({ family: "Ubuntu" })).not.to.include("odd");
    expect(select({ q: "half" }).unread).to.have.lengthOf(1);
    expect(select({ family: "Ubuntu" }).unread).to.deep.equal([]);
  });

  it("shows the hosts of the shown pins, and those without a pin by their own name", () => {
    const hosts = (view: Partial<View>) => select(view).hosts.map(({ name }) => name);
    expect(hosts({ q: "网关" })).to.deep.equal(["edge-7"]);
    expect(hosts({ q: "bare" })).to.deep.equal(["bare"]);
    expect(hosts({ family: "CentOS" })).to.deep.equal(["bare"]);
  });

  it("never takes an unknown end of life for past", () => {
    expect(shown({ maintained: true })).to.have.members(["uimage-plain1", "uimage-arm204", "uimage-silent"]);
  });
});
