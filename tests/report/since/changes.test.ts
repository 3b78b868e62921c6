import { expect } from "chai";
import { changesSince } from "../../../report/since/changes";
import { changeGroups } from "../../../report/since/change-groups";
import { dataOf, hostOn, pinOn, reportImage } from "../report-image";

const [old, fresh] = [reportImage("uimage-old"), reportImage("uimage-new", { imageName: "Ubuntu 24.04 64位" })];
const web = pinOn(old, { urn: "urn:web" });
const day = 24 * 60 * 60 * 1000;
const earlierDay = new Date(Date.parse("2026-11-25T04:00:00Z") - 7 * day);
const stack = (name: string, source = `${name}.json`) => ({ project: "shop", stack: name, source });

type Given = NonNullable<Parameters<typeof dataOf>[1]>;

const before = (images = [old], given: Given = {}) => dataOf(images, { ...given, now: earlierDay });
const linesOf = (...[earlier, now]: Parameters<typeof changesSince>) =>
  changesSince(earlier, now).changes.map(({ of, kind, name, text }) => `${of} ${kind} ${name}: ${text}`);

describe("report/since/changes", () => {
  it("finds nothing between two equal reports", () => {
    const given = { pins: [web], hosts: [hostOn(web)] };
    const found = changesSince(before([old], given), dataOf([old], given));
    expect(found).to.deep.equal({ sinceMs: earlierDay.getTime(), changes: [], notCompared: [] });
    expect(changesSince(before([]), dataOf([]))).to.deep.include({ changes: [], notCompared: [] });
  });

  it("tells images that are new, no longer listed and changed, and those whose maintenance ended", () => {
    const ending = reportImage("uimage-ending", { maintainEol: "2026/11/20" });
    const retired = reportImage("uimage-retired");
    const now = [fresh, ending, { ...retired, state: "Unavailable", maintainEol: "2027/06/01" }];
    expect(linesOf(before([old, ending, retired]), dataOf(now))).to.have.members([
      "image new Ubuntu 24.04 64位: made 2026-05-01",
      "image gone Ubuntu 22.04 64位: no longer listed",
      "image changed Ubuntu 22.04 64位: maintenance ended 2026-11-20",
      "image changed Ubuntu 22.04 64位: state: from Available to Unavailable; maintained until: from 2027-05-01 to 2027-06-01",
    ]);
  });

  it("tells pins that moved, have another status, are new and are removed", () => {
    const [api, db, job] = ["api", "db", "job"].map((name) => pinOn(old, { name, urn: `urn:${name}` }));
    const earlier = before([old, fresh], { pins: [web, api, db] as Given["pins"] & object });
    const now = dataOf([old, fresh], {
      pins: [pinOn(fresh, { urn: "urn:web" }), { ...api, status: "unknown" }, job] as Given["pins"] & object,
    });
    expect(linesOf(earlier, now)).to.have.members([
      "pin moved web: from uimage-old (Ubuntu 22.04 64位) to uimage-new (Ubuntu 24.04 64位)",
      "pin changed api: from current to could not be checked",
      "pin new job: uimage-old (Ubuntu 22.04 64位): current",
      "pin gone db: uimage-old (Ubuntu 22.04 64位): current",
    ]);
  });

  it("keeps the zones of one pin apart, also when one is added", () => {
    const zones = (...names: string[]) =>
      names.map((zone) => pinOn(reportImage(`uimage-${zone}`, { zone }), { urn: "urn:zones", zone }));
    const earlier = before([], { pins: zones("cn-bj2-02") });
    const found = changesSince(earlier, dataOf([], { pins: zones("cn-bj2-02", "cn-bj2-05") }));
    expect(found.changes.map(({ kind, place }) => `${kind} ${place}`)).to.deep.equal(["new shop/prod cn-bj2-05"]);
  });

  it("tells hosts that run on another image", () => {
    const earlier = before([old, fresh], { pins: [web], hosts: [hostOn(web, { imageId: "uimage-old" })] });
    const now = dataOf([old, fresh], {
      pins: [web],
      hosts: [hostOn(web, { imageId: "uimage-new", status: "behind" })],
    });
    expect(linesOf(earlier, now)).to.deep.equal([
      "host moved web-1: from uimage-old (Ubuntu 22.04 64位) to uimage-new (Ubuntu 24.04 64位); from current to behind its pin",
    ]);
  });

  it("compares no stack that only one of the reports has read, and says why", () => {
    const other = pinOn(old, { ...stack("dev"), name: "job", urn: "urn:job" });
    const both = before([old], { pins: [web, other] });
    const unreadable = [{ source: "dev.json", problem: "it is not JSON" }];
    const [unread, left, elsewhere] = [
      changesSince(both, dataOf([old], { pins: [web], unreadable })),
      changesSince(both, dataOf([old], { pins: [web] })),
      changesSince(both, dataOf([old], { pins: [web], unreadable: [{ source: "stack dev", problem: "no" }] })),
    ];
    expect([unread, left, elsewhere].map(({ changes }) => changes)).to.deep.equal([[], [], []]);
    expect([unread, left, elsewhere].flatMap(({ notCompared }) => notCompared)).to.deep.equal([
      "Stack shop/dev could not be read for this report: its 1 pin can't be compared.",
      "Stack shop/dev is not part of this report: its 1 pin can't be compared.",
      "Stack shop/dev is not among the stacks that were read for this report; others could not be read: its 1 pin can't be compared.",
    ]);
    const first = changesSince(before([old], { pins: [web], unreadable }), dataOf([old], { pins: [web, other] }));
    expect(first.changes).to.deep.equal([]);
    expect(first.notCompared[0]).to.include("Stack shop/dev could not be read for the earlier report");
  });

  it("takes the pins of a stack that was read and is empty for removed", () => {
    const earlier = before([old], { pins: [web] });
    const empty = [{ source: "prod.json" }];
    expect(linesOf(earlier, dataOf([old], { stacks: empty }))).to.deep.equal([
      "pin gone web: uimage-old (Ubuntu 22.04 64位): current",
    ]);
    expect(linesOf(earlier, dataOf([old], { stacks: [stack("prod")] }))).to.have.lengthOf(1);
  });

  it("compares only images that both reports asked for", () => {
    const [here, there] = [reportImage("uimage-02", { zone: "cn-bj2-02" }), reportImage("uimage-05")];
    const asked = (zone?: string, demands: readonly { field: string; value: string }[] = []) => ({
      asked: { places: [{ region: "cn-bj2", zone }], imageTypes: ["Base"], demands },
    });
    const narrower = changesSince(before([here, there], asked()), dataOf([], asked("cn-bj2-05")));
    expect(narrower.changes.map(({ imageId }) => imageId)).to.deep.equal(["uimage-05"]);
    expect(narrower.notCompared).to.have.lengthOf(1);
    expect(narrower.notCompared[0]).to.include("Only images that both asked for are compared");
    const other = changesSince(before([here]), dataOf([there], asked(undefined, [{ field: "os", value: "Debian" }])));
    expect(other.changes).to.deep.equal([]);
    expect(other.notCompared[0]).to.include("os Debian").and.include("Images are not compared");
  });

  it("groups changes, pins before images, and counts each kind in words", () => {
    const earlier = before([old], { pins: [web] });
    const { changes } = changesSince(earlier, dataOf([fresh], { pins: [pinOn(fresh, { urn: "urn:web" })] }));
    expect(changeGroups(changes).map(({ title }) => title)).to.deep.equal([
      "1 pin moved",
      "1 new image",
      "1 image no longer listed",
    ]);
  });
});
