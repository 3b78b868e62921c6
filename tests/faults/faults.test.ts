import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { GetImageResult } from "../../provider/lookup/get-image";
import type { CheckedPin } from "../../provider/pin";
import { inEnvironment } from "../engine/environment";
import { isNotice } from "../notices";
import { experiments } from "./experiments";
import { checkAgain, lookUp, type Experiment, type Seen } from "./lookup";
import { readTable } from "./table";

interface Outcome {
  readonly lookup: Seen<GetImageResult>;
  readonly pin: Seen<CheckedPin>;
}

describe("docs/faults.md", () => {
  const rows = readTable();
  const outcomes = new Map<string, Outcome>();
  let undisturbed: Seen<GetImageResult>;

  // All experiments run at once, each on a server and a clock of its own.
  before(async () => {
    const home = mkdtempSync(join(tmpdir(), "faults-"));
    await inEnvironment({ HOME: home }, async () => {
      undisturbed = await lookUp({});
      const { result } = undisturbed;
      if (result === undefined) throw new Error("The undisturbed lookup failed.", { cause: undisturbed.error });
      const run = async ([fault, experiment]: [string, Experiment]) => {
        const [lookup, pin] = await Promise.all([lookUp(experiment), checkAgain(experiment, result)]);
        outcomes.set(fault, { lookup, pin });
      };
      await Promise.all([...experiments].map(run));
    });
    rmSync(home, { recursive: true });
  });

  it("has a row for each fault, and no other", () => {
    expect(rows.map(({ fault }) => fault)).to.deep.equal([...experiments.keys()]);
  });

  it("starts from a lookup that takes one request and finds the newest image", () => {
    expect(undisturbed).to.deep.include({ requests: 1, warnings: [] });
    expect(undisturbed.result).to.deep.include({ imageId: "uimage-29", matched: 30 });
  });

  for (const { fault, requests, result, message, pinSees } of rows) {
    it(`says what happens: ${fault}`, () => {
      const { lookup, pin } = outcomeOf(fault);
      expect(lookup.requests).to.be.within(requests.least, requests.most);
      const warnings = lookup.warnings.filter((warning) => !isNotice(warning));
      if (result === undefined) {
        expect(lookup.error?.message).to.match(message ?? /^$/);
        expect(lookup.result).to.equal(undefined);
        expect(warnings).to.deep.equal([]);
        if (pinSees) {
          expect(pin).to.deep.include({ requests: 1, warnings: [] });
          expect(pin.result).to.deep.include({ warnings: [] });
          expect(pin.result?.inputs).to.include({ imageId: "uimage-29" });
          return;
        }
        expect(pin.error?.message ?? whyItHolds(pin)).to.match(message ?? /^$/);
        return;
      }
      expect(lookup.error).to.equal(undefined);
      if (result === "the odd image") {
        expect(lookup.result).to.include({ imageId: "uimage-odd", matched: 31 });
      } else {
        expect(lookup.result).to.deep.equal(undisturbed.result);
      }
      expect(warnings.length).to.equal(message === undefined ? 0 : 1);
      expect(warnings.join()).to.match(message ?? /^$/);
      expect(pin.result?.inputs).to.include({ imageId: "uimage-29" });
    });
  }

  function outcomeOf(fault: string): Outcome {
    const outcome = outcomes.get(fault);
    if (outcome === undefined) throw new Error(`There is no experiment "${fault}".`);
    return outcome;
  }
});

/** A recorded pin that could not be checked keeps its image, and gives the error of the lookup as the reason. */
function whyItHolds({ result }: Seen<CheckedPin>): string {
  const [problem] = result?.problems ?? [];
  if (problem !== undefined) return `${problem.field}: ${problem.reason}`;
  expect(result?.inputs).to.include({ imageId: "uimage-29" });
  expect(result?.warnings).to.have.length(1);
  const [, reason = ""] = result?.warnings[0]?.split(/so the pin holds: |until they are corrected: /) ?? [];
  return reason;
}
