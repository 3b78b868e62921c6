import { expect } from "chai";
import type { Queries } from "../../../provider/filter/query";
import type { Choice } from "../../../provider/filter/select";
import type { Image } from "../../../provider/image/image";
import { applyPolicies, rowText, type PinToday } from "../../../provider/pin/apply-policies";
import { oneImage } from "../../../provider/pin/one-image";
import { query } from "../explanation/attempt";
import { image, now } from "../image/sample";

const pinned = image({ imageId: "pinned", createTime: 2_000_000, createdAt: "1970-01-24T03:33:20.000Z" });
const newer = image({
  imageId: "newer",
  createTime: 3_000_000,
  createdAt: "1970-02-04T17:20:00.000Z",
  features: ["IPv6"],
});
const older = image({ imageId: "older", createTime: 1_000_000 });
const ubuntu: Queries = [query({ os: "Ubuntu" })];
const one = (chosen: Image): Choice => ({ kind: "one", image: chosen });

describe("the verdict on a pin", () => {
  it("on the newest image is that all is well", () => {
    expect(verdict({ choice: one(pinned) })).to.deep.equal({
      status: "current",
      newest: pinned,
      drift: { featuresGained: [], featuresLost: [], scenesGained: [], scenesLost: [] },
      warnings: [],
      failures: [],
      move: undefined,
    });
  });

  it("on an older image says by what it is superseded, what that would change, and how to move", () => {
    const { status, drift, warnings } = verdict({ choice: one(newer) });
    expect(status).to.equal("superseded");
    expect(drift).to.deep.include({ featuresGained: ["IPv6"], ageDays: 11 });
    expect(warnings).to.deep.equal([
      "The pinned image pinned (Ubuntu 22.04 64位, made 1970-01-24) is superseded by newer (Ubuntu 22.04 64位, made 1970-02-04). The pin holds. To move to newer, change one of its triggers, or run pulumi up --replace with its URN.",
    ]);
  });

  it("names the command with the URN on the pin's row, quoted for a shell", () => {
    const [warning = ""] = verdict({ choice: one(newer) }).warnings;
    expect(rowText(warning, "urn:pulumi:prod::web::my$PinnedImage::it's")).to.include(
      "or run pulumi up --replace 'urn:pulumi:prod::web::my$PinnedImage::it'\\''s'.",
    );
  });

  it("is not superseded by what comes after it, nor by anything that nobody can order", () => {
    expect(verdict({ choice: one(older) }).status).to.equal("current");
    const undated = image({ imageId: "undated", createTime: undefined });
    expect(verdict({ choice: one(undated) }).status).to.equal("current");
    expect(verdict({ recorded: undated, found: undated, choice: one(newer) }).status).to.equal("current");
    expect(verdict({ choice: { kind: "none" } })).to.deep.include({ status: "current", newest: undefined });
  });

  it("follows the filter's order: a lower version is superseded by a higher one, be neither dated", () => {
    const queries: Queries = [query({ os: "Ubuntu", orderBy: "osVersion" })];
    const undated = { createTime: undefined };
    const [low, high] = ["20.04", "24.04"].map((version) =>
      image({ imageId: version, osName: `Ubuntu ${version} 64位`, ...undated }),
    );
    if (low === undefined || high === undefined) {
      throw new TypeError("two images");
    }
    expect(verdict({ recorded: low, found: low, choice: one(high) }, {}, queries).status).to.equal("superseded");
    expect(verdict({ recorded: high, found: high, choice: one(low) }, {}, queries).status).to.equal("current");
    const dated = { ...low, imageId: "dated", createTime: 5 };
    expect(verdict({ recorded: low, found: low, choice: one(dated) }, {}, queries).status).to.equal("current");
  });

  it("says nothing of newer ones where the filter names a place alone", () => {
    const place: Queries = [query({ zone: "cn-bj2-05" })];
    expect(verdict({ choice: one(newer) }, {}, place)).to.deep.include({ status: "current", newest: undefined });
  });

  it("tells everything that is the case in one sentence, the gravest as its status", () => {
    const retired = { ...pinned, state: "Unavailable", maintainEol: "2025/12/31" };
    const { status, warnings } = verdict({ found: retired, choice: one(newer) });
    expect(status).to.equal("unavailable");
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include(
      "is Unavailable, and is past its end of maintenance (2025/12/31), and is superseded by newer",
    );
    expect(verdict({ found: undefined, recorded: retired, choice: one(newer) }).status).to.equal("gone");
    expect(verdict({ found: { ...pinned, state: undefined }, choice: one(newer) }).warnings[0]).to.include(
      "is in no known state",
    );
  });

  it("takes the states and the end of life that the filter accepts", () => {
    const retired = { ...pinned, state: "Unavailable", maintainEol: "2025/12/31" };
    const queries: Queries = [query({ os: "Ubuntu", states: ["Available", "Unavailable"], allowEndOfLife: true })];
    expect(verdict({ found: retired, choice: one(retired) }, {}, queries).status).to.equal("current");
  });

  it("judges by the fallback that the image is of", () => {
    const queries: Queries = [query({ os: "Debian" }), query({ os: "Ubuntu", allowEndOfLife: true })];
    const old = { ...pinned, maintainEol: "2020/01/01" };
    expect(verdict({ found: old, choice: one(old), chosenBy: 1, standsOn: 1 }, {}, queries).status).to.equal("current");
    const preferred = image({ imageId: "debian", osName: "Debian 12.5 64位", createTime: 1 });
    const stands = { found: old, choice: one(preferred), chosenBy: 0, standsOn: 1 };
    const left = verdict(stands, { onSuperseded: "update" }, queries);
    expect(left.status).to.equal("superseded");
    expect(left.move).to.deep.include({ image: preferred, chosenBy: 0 });
    const told = verdict(stands, {}, queries);
    expect(told.warnings[0]).to.include("stands on a fallback, and a preferred image is there: debian");
    const own = image({ imageId: "own", osName: "Debian 12.5 64位", createTime: 1, state: "Unavailable" });
    const worse = verdict({ recorded: own, found: own, choice: one(newer), chosenBy: 1 }, {}, queries);
    expect(worse.status).to.equal("unavailable");
    expect(worse.warnings[0]).not.to.include("superseded");
  });

  it("moves under update to what there is, unless the program gives the id", () => {
    const moves = verdict({ choice: one(newer) }, { onSuperseded: "update" });
    expect(moves.warnings).to.deep.equal([]);
    expect(moves.move).to.deep.equal({
      image: newer,
      chosenBy: 0,
      because: "it is superseded by newer (Ubuntu 22.04 64位, made 1970-02-04)",
    });
    const given = verdict({ choice: one(newer) }, { onSuperseded: "update", imageId: "pinned" });
    expect(given.move).to.equal(undefined);
    expect(given.warnings[0]).to.include(
      "It was to be updated, but the program gives its imageId, so the pin holds. To move to newer, change or remove its imageId.",
    );
    const warned = verdict({ choice: one(newer) }, { imageId: "pinned" });
    expect(warned.warnings[0]).to.include(". The pin holds. To move to newer, change or remove its imageId.");
    const alone = verdict({ found: undefined, choice: { kind: "none" } }, { onUnavailable: "update" });
    expect(alone.move).to.equal(undefined);
    expect(alone.warnings[0]).to.include(
      "is gone. It was to be updated, but the pin holds. No other image of its kind matches",
    );
    expect(verdict({ found: undefined, choice: one(pinned) }, { onUnavailable: "update" }).move).to.equal(undefined);
  });

  it("takes an id that the program names for its choice: a newer image is no error then, so that it can go back", () => {
    const { failures, warnings } = verdict({ choice: one(newer) }, { onSuperseded: "error", imageId: "pinned" });
    expect(failures).to.deep.equal([]);
    expect(warnings[0]).to.include("is superseded by newer").and.include("change or remove its imageId");
    const retired = { ...pinned, state: "Unavailable" };
    const gone = verdict({ found: retired, choice: one(newer) }, { onUnavailable: "error", imageId: "pinned" });
    expect(gone.failures[0]).to.include("is Unavailable");
  });

  it("tells of an end that has passed where the filter accepts it", () => {
    const queries: Queries = [query({ os: "Ubuntu", allowEndOfLife: true })];
    const old = { ...pinned, maintainEol: "2025/12/31" };
    const { status, warnings } = verdict({ found: old, choice: one(old) }, {}, queries);
    expect(status).to.equal("current");
    expect(warnings[0]).to.include("is past its end of maintenance (2025/12/31), which allowEndOfLife accepts");
    expect(verdict({ found: old, choice: one(old) }, { onEndOfLife: "ignore" }, queries).warnings).to.deep.equal([]);
  });

  it("says nothing of newer ones where the filter names an age alone", () => {
    const settled: Queries = [query({ zone: "cn-bj2-05", minAgeDays: 3 })];
    expect(verdict({ choice: one(newer) }, {}, settled)).to.deep.include({ status: "current", newest: undefined });
  });

  it("does not move for one condition when the policy of another says update", () => {
    const retired = { ...pinned, state: "Unavailable" };
    const mixed = { onUnavailable: "update", onSuperseded: "error", onEndOfLife: "update" };
    const { move, failures, warnings } = verdict({ choice: one(newer) }, mixed);
    expect(move).to.equal(undefined);
    expect(failures[0]).to.match(/is superseded by newer .*\. To move to newer, change one of its triggers/);
    expect(warnings).to.deep.equal([]);
    expect(verdict({ found: retired, choice: one(older) }, mixed).move?.image).to.equal(older);
  });

  it("says that nobody knows the newest where the filter does not choose one", () => {
    const { status, newest, warnings } = verdict({ choice: { kind: "ambiguous", reason: "kernels" } });
    expect([status, newest]).to.deep.equal(["current", undefined]);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include("does not choose one image any more");
  });

  const notices: readonly [string, Record<string, unknown>, string | undefined][] = [
    ["2026/04/01", {}, "reaches the end of its maintenance in 90 days (2026/04/01)"],
    ["2026/04/02", {}, undefined],
    ["2026/01/02", {}, "reaches the end of its maintenance tomorrow (2026/01/02)"],
    ["2026/01/01", { endOfLifeNoticeDays: 0 }, "reaches the end of its maintenance today (2026/01/01)"],
    ["2026/01/02", { endOfLifeNoticeDays: 0 }, undefined],
    ["2026/01/03", { onEndOfLife: "error" }, "reaches the end of its maintenance in 2 days (2026/01/03)"],
    ["2026/01/02", { onEndOfLife: "ignore" }, undefined],
    ["2025/12/31", { onEndOfLife: "ignore" }, undefined],
    ["soon", {}, undefined],
  ];
  for (const [maintainEol, args, text] of notices) {
    it(`${text === undefined ? "gives no notice" : "gives notice"} of ${maintainEol} under ${JSON.stringify(args)}`, () => {
      const near = { ...pinned, maintainEol };
      const { warnings, status } = verdict({ found: near, choice: one(near) }, args);
      expect(warnings).to.have.length(text === undefined ? 0 : 1);
      expect(warnings.join()).to.include(text ?? "");
      expect(status).to.equal(maintainEol === "2025/12/31" ? "endOfLife" : "current");
    });
  }
});

function verdict(
  sighting: { readonly choice: Choice; readonly recorded?: Image; readonly found?: Image | undefined } & Partial<
    Pick<PinToday, "chosenBy" | "standsOn">
  >,
  args: Record<string, unknown> = {},
  queries: Queries = ubuntu,
) {
  const { recorded, found, choice, ...positions } = {
    recorded: pinned,
    found: pinned,
    chosenBy: 0,
    standsOn: 0,
    ...sighting,
  };
  const chosen = "image" in choice ? { kind: choice.kind, images: [choice.image] } : choice;
  const today = { pinned: [{ recorded, found }], choice: chosen, ...positions };
  const { statuses, newest, drift, move, ...said } = applyPolicies(
    today,
    oneImage.request(args),
    queries,
    oneImage,
    now,
  );
  expect(statuses).to.deep.equal([said.status]);
  return {
    ...said,
    newest: newest?.[0],
    drift: drift[0],
    move: move && { image: move.images[0], chosenBy: move.chosenBy, because: move.because },
  };
}
