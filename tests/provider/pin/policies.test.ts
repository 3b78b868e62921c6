import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { createPinnedImageProvider } from "../../../provider/dynamic";
import type { Arguments } from "../../../provider/filter/arguments";
import { checkPin, diffPin, outputsOf, readPin } from "../../../provider/pin";
import { policies, type Policy } from "../../../provider/pin/arguments";
import { statuses, type Status } from "../../../provider/pin/condition";
import { startSimulator, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";
import { checkAndRecord } from "./recorded-pin";

const name = "Alma 9.4 64位";
const now = () => new Date("2026-11-24T00:00:00Z");

type Outcome = readonly [image: "pinned" | "other" | "newer", warns: boolean, fails: boolean];

const holds: Outcome = ["pinned", false, false];
const warns: Outcome = ["pinned", true, false];
const fails: Outcome = ["pinned", false, true];

/** What a pin that is recorded does, written down apart from the product. */
const outcomes: Readonly<Record<Status, Readonly<Record<Policy, Outcome>>>> = {
  current: { ignore: holds, warn: holds, error: holds, update: holds },
  superseded: { ignore: holds, warn: warns, error: fails, update: ["newer", false, false] },
  endOfLife: { ignore: holds, warn: warns, error: fails, update: ["other", false, false] },
  unavailable: { ignore: holds, warn: warns, error: fails, update: ["other", false, false] },
  gone: { ignore: holds, warn: warns, error: fails, update: ["other", false, false] },
};

/**
 * Every status under every policy at every moment of a pin's life, each combination on a stack of its own: the image
 * `pinned`, a match `other` that comes after it, and where the status is superseded a `newer` one.
 */
describe("the policies of a pin", () => {
  let simulator: Simulator;
  let images: Record<"pinned" | "other" | "newer" | "none", string>;
  beforeEach(async () => {
    simulator = await startSimulator({ images: [], now });
    const publish = (CreateTime: number, MaintainEol: string) =>
      simulator.publish({ Zone: "cn-bj2-05", ImageName: name, OsName: name, CreateTime, MaintainEol }).ImageId;
    images = {
      other: publish(1_600_000_000, "2040/01/01"),
      pinned: publish(1_700_000_000, "2030/01/01"),
      newer: "",
      none: "",
    };
  });
  afterEach(() => simulator.close());
  const accountToday = (): LookupContext => ({ ...accountAt(simulator), now });

  for (const status of statuses) {
    for (const policy of policies) {
      const [image, says, fails] = outcomes[status][policy];
      it(`${status}, ${policy}, preview and up: ${image}${says ? ", with a warning" : ""}${fails ? ", with a failure" : ""}`, async () => {
        const olds = await pinned(policy);
        const account = bring(status);
        const preview = await checkAndRecord(account, olds, args(policy));
        const up = await checkAndRecord(bring(status), olds, args(policy));
        expect(up).to.deep.equal(preview);
        expect(preview.inputs["imageId"]).to.equal(images[image]);
        expect(preview.outputs["status"]).to.equal(fails ? undefined : image === "pinned" ? status : "current");
        expect(preview.warnings).to.have.length(says ? 1 : 0);
        expect(preview.problems.map(({ field }) => field)).to.deep.equal(fails ? ["imageId"] : []);
        expect(diffPin(olds, preview.inputs).replaces).to.deep.equal(image === "pinned" ? [] : ["imageId"]);
      });

      it(`${status}, ${policy}, first create of the image by its id: ${adopts(status, policy)}`, async () => {
        const account = bring(status);
        const known = { ...args(policy), imageId: images.pinned };
        const { outputs, warnings, problems } = await checkAndRecord(account, {}, known);
        const expected = adopts(status, policy);
        expect(problems).to.have.length(expected === "refused" ? 1 : 0);
        expect(warnings).to.have.length(expected === "pinned, with a warning" ? 1 : 0);
        expect(outputs["status"]).to.equal(expected === "refused" ? undefined : status);
      });

      it(`${status}, ${policy}, first create by the filter: a current image`, async () => {
        const { inputs, outputs, warnings, problems } = await checkAndRecord(bring(status), {}, args(policy));
        const best = {
          current: "pinned",
          superseded: "newer",
          endOfLife: "other",
          unavailable: "other",
          gone: "other",
        };
        expect(inputs["imageId"]).to.equal(images[best[status] as keyof typeof images]);
        expect(outputs["status"]).to.equal("current");
        expect([...warnings, ...problems]).to.deep.equal([]);
      });

      it(`${status}, ${policy}, refresh: tells, and neither moves nor fails`, async () => {
        const olds = await pinned(policy);
        const { properties, warnings } = await readPin(bring(status), images.pinned, olds);
        expect(properties).to.include({ imageId: images.pinned, status });
        expect(warnings).to.deep.equal([]);
      });

      it(`${status}, ${policy}, destroy: asks nothing of anybody`, async () => {
        const olds = await pinned(policy);
        bring(status);
        simulator.resetRequests();
        await createPinnedImageProvider().delete(images.pinned, olds);
        expect(simulator.requests).to.deep.equal([]);
      });
    }
  }

  for (const status of ["endOfLife", "unavailable", "gone"] as const) {
    it(`${status}, update, without another match: holds, and says that it does`, async () => {
      const olds = await pinned("update");
      simulator.remove(images.other);
      const { outputs, warnings, problems } = await checkAndRecord(bring(status), olds, args("update"));
      expect(outputs).to.include({ imageId: images.pinned, status });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include("It was to be updated, but the pin holds.");
      expect(problems).to.deep.equal([]);
    });
  }

  it("act each on its own condition", async () => {
    const olds = await pinned("ignore");
    const account = bring("unavailable");
    bring("superseded");
    const mixed = { ...args("ignore"), onUnavailable: "warn", onSuperseded: "ignore" };
    const { outputs, warnings } = await checkAndRecord(account, olds, mixed);
    expect(outputs).to.include({ imageId: images.pinned, status: "unavailable", newestImageId: images.newer });
    expect(warnings.join()).to.include("is Unavailable").and.not.include("superseded");
  });

  it("hold a moved pin back from an image that is too fresh", async () => {
    const settled = { ...args("update"), minAgeDays: 14 };
    const { inputs: olds } = await checkPin(accountToday(), {}, settled);
    const account = bring("superseded");
    const newer = simulator.images().find(({ ImageId }) => ImageId === images.newer)?.CreateTime ?? 0;
    const at = (days: number): LookupContext => ({ ...account, now: () => new Date((newer + days * 86_400) * 1000) });
    const fresh = await checkAndRecord(at(13.9), olds, settled);
    expect(fresh.outputs).to.include({ imageId: images.pinned, status: "current", newestImageId: images.pinned });
    expect((await checkAndRecord(at(14), olds, settled)).outputs).to.include({
      imageId: images.newer,
      status: "current",
    });
  });

  it("never read what could not be seen as gone: the pin holds, with what is recorded of it, and says why", async () => {
    const olds = await pinned("update");
    simulator.remove(images.pinned);
    simulator.fault({ effect: { kind: "retCode", retCode: 299 }, times: 100 });
    const { inputs, warnings, problems } = await checkPin(accountToday(), olds, args("update"));
    expect(inputs).to.deep.equal(olds);
    expect(warnings.join()).to.include("Could not look").and.include("299");
    expect(problems).to.deep.equal([]);
    const before = {
      ...olds,
      status: "unavailable",
      newestImageId: "uimage-before",
      drift: { featuresLost: ["IPv6"] },
    };
    const read = await readPin(accountToday(), images.pinned, before);
    expect(read.properties).to.deep.equal(before);
    expect(await outputsOf(accountToday(), inputs, before)).to.deep.equal(before);
    expect(read.warnings).to.have.length(1);
  });

  async function pinned(policy: Policy): Promise<Arguments> {
    const { inputs } = await checkPin(accountToday(), {}, args(policy));
    expect(inputs["imageId"]).to.equal(images.pinned);
    return inputs;
  }

  /** Brings the pinned image into a status, and gives an account that sees it so. */
  function bring(status: Status): LookupContext {
    const account = accountToday();
    const known = simulator.images().some(({ ImageId }) => ImageId === images.pinned);
    switch (status) {
      case "current":
        return account;
      case "superseded":
        images.newer =
          images.newer === "" ? simulator.publish({ ImageName: name, Zone: "cn-bj2-05" }).ImageId : images.newer;
        return account;
      case "endOfLife":
        return { ...account, now: () => new Date("2030-06-01T00:00:00Z") };
      case "unavailable":
        simulator.retire(images.pinned);
        return account;
      case "gone":
        if (known) {
          simulator.remove(images.pinned);
        }
        return account;
    }
  }
});

function args(policy: Policy): Record<string, unknown> {
  return {
    region: "cn-bj2",
    zone: "cn-bj2-05",
    os: "Alma 9",
    onSuperseded: policy,
    onEndOfLife: policy,
    onUnavailable: policy,
  };
}

/**
 * An id that a program gives can't be moved from, and a newer image is no error then; one that is gone can't be pinned
 * at all.
 */
function adopts(status: Status, policy: Policy): "pinned" | "pinned, with a warning" | "refused" {
  if (status === "gone" || (policy === "error" && status !== "current" && status !== "superseded")) {
    return "refused";
  }
  return status === "current" || policy === "ignore" ? "pinned" : "pinned, with a warning";
}
