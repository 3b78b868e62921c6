import { expect } from "chai";
import { filterOf, parseArguments } from "../../../provider/filter/arguments";
import { pinnedImageArguments } from "../../../provider/pin/arguments";
import { decide, nearestQuery, type Decision } from "../../../provider/pin/decide";
import { queriesInPlace } from "../../../provider/pin/place";
import { image, now } from "../image/sample";
import { edits, type Edit } from "./edits";
import { settingsOfNobody } from "./settings";

describe("what an edit does to a pin", () => {
  for (const edit of edits) {
    it(`${edit.what}: ${edit.then}`, () => {
      const decision = decisionOn(edit);
      expect(decision.kind).to.equal(edit.then);
      if (edit.because !== undefined) {
        expect(demandsIn(decision).map((text, n) => text.startsWith(edit.because?.[n] ?? "?"))).to.not.include(false);
        expect(demandsIn(decision)).to.have.length(edit.because.length);
      }
    });
  }

  it("says on which of the new queries the pin stands", () => {
    const stands = (before: Edit["before"], after: Edit["after"], chosenBy = 0) =>
      decisionOn({ what: "", before, after, chosenBy, then: "stay" });
    const ubuntu = { os: "Ubuntu 22.04" };
    expect(stands(ubuntu, { os: "Debian", fallbacks: [ubuntu] })).to.deep.equal({ kind: "stay", chosenBy: 1 });
    expect(stands({ os: "Debian", fallbacks: [ubuntu] }, ubuntu, 1)).to.deep.equal({ kind: "stay", chosenBy: 0 });
  });

  it("stays on the query that chose it while nothing is edited, also when an earlier one admits it by now", () => {
    const args = { os: "Ubuntu 22.04", features: ["HotPlug"], fallbacks: [{ features: ["CloudInit"] }] };
    const grown = { features: ["CloudInit", "HotPlug"] };
    expect(decisionOn({ what: "", image: grown, before: args, after: args, chosenBy: 1, then: "stay" })).to.deep.equal({
      kind: "stay",
      chosenBy: 1,
    });
  });

  it("stays on a fallback that its image meets rather than on a filter that it failed before", () => {
    const gpu = { os: "Ubuntu 22.04", features: ["GPU"] };
    const after = { ...gpu, fallbacks: [{ features: ["IPv6"] }] };
    expect(decisionOn({ what: "", before: gpu, after, then: "stay" })).to.deep.equal({ kind: "stay", chosenBy: 1 });
    expect(decisionOn({ what: "", before: gpu, after: { ...gpu, imageName: "Ubuntu*" }, then: "stay" })).to.deep.equal({
      kind: "stay",
      chosenBy: 0,
    });
  });

  for (const [field, value] of [
    ["region", "cn-sh2"],
    ["zone", "cn-bj2-02"],
  ] as const) {
    it(`moves it when the stack's configuration names another ${field}, with the same arguments`, () => {
      const args = { os: "Ubuntu 22.04" };
      const [{ filter, origins }] = queriesFor(args);
      const asked = { args, queries: [{ filter: { ...filter, [field]: value }, origins }] as const };
      const decision = decide({ args, queries: queriesFor(args), chosenBy: 0 }, asked, [image()], now);
      expect(demandsIn(decision)).to.deep.equal([`${field}: ${value}`]);
    });
  }

  it("takes the query that an image fails least, where none is recorded to have chosen it", () => {
    const queries = queriesFor({ os: "Debian", features: ["GPU"], fallbacks: [{ os: "Debian" }, { os: "Ubuntu" }] });
    expect(nearestQuery([image()], queries, now)).to.equal(2);
    expect(nearestQuery([image({ osName: "own" })], queries, now)).to.equal(1);
  });
});

function decisionOn({ image: fields = {}, before, chosenBy = 0, after }: Edit): Decision {
  const pinned = image({ features: ["CloudInit", "IPv6"], ...fields });
  const { imageId: _adopted, ...oldArgs } = before;
  const { imageId, ...args } = after;
  return decide(
    { args: oldArgs, queries: queriesFor(oldArgs), chosenBy },
    {
      args,
      queries: queriesFor(args),
      ...(imageId !== undefined && { names: imageId === pinned.imageId ? "pinned" : "others" }),
    },
    [pinned],
    now,
  );
}

function queriesFor(args: Readonly<Record<string, unknown>>) {
  const filter = filterOf(parseArguments(pinnedImageArguments, args));
  return queriesInPlace(settingsOfNobody, filter, args, { region: "cn-bj2", zone: "cn-bj2-05" });
}

function demandsIn(decision: Decision): readonly string[] {
  const demands =
    decision.kind === "refuse"
      ? decision.demands
      : decision.kind === "move" && decision.because !== "triggers"
        ? decision.because.demands
        : [];
  return demands.map(({ text }) => text);
}
