import { expect } from "chai";
import { NoImageError } from "../../../provider/explanation/selection-errors";
import { getImage, getImages } from "../../../provider/lookup";
import { checkPin } from "../../../provider/pin";
import { UCloudApiError } from "../../../provider/ucloud/errors/error-classes";
import { startSimulator, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";
import { TestClock } from "../ucloud/test-clock";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };

describe("explanations of lookups", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());
  afterEach(() => simulator.clearFaults());

  it("cost one request more than the lookup, and only when it fails", async () => {
    const succeeding = await requests(() =>
      getImage(accountAt(simulator), { ...place, os: "Debian 12", explain: true }),
    );
    const listing = await requests(() => getImages(accountAt(simulator), { ...place, os: "Debian 13" }));
    expect(listing).to.equal(succeeding);
    const failing = await requests(() => refused({ ...place, os: "Debian 13" }));
    expect(failing).to.equal(succeeding + 1);
    const pinning = await requests(() =>
      checkPin(accountAt(simulator), {}, { ...place, os: "Debian 13" }).catch(String),
    );
    expect(pinning).to.equal(succeeding + 1);
  });

  it("say in which other zone and as which other type there is a match", async () => {
    const only = simulator.publish({ Zone: "cn-bj2-02", ImageName: "Debian 13.1 64位", OsName: "Debian 13.1 64位" });
    const own = simulator.publish({ ImageType: "Custom", ImageName: "web", OsName: "Debian 13.2 64位" });
    const error = await refused({ ...place, os: "Debian 13" });
    expect(error.explanation.hints).to.deep.equal([
      "Debian 13 is not here, but these versions are: 10.0, 11.7, 12.5.",
      `There is a match as imageType Custom: ${own.ImageId} (web).`,
      `There is a match in zone cn-bj2-02: ${only.ImageId} (Debian 13.1 64位).`,
    ]);
  });

  it("find an id that is of another zone", async () => {
    const there = simulator.publish({ Zone: "cn-bj2-03", ImageType: "Custom", ImageName: "there" });
    const error = await refused({ ...place, imageIds: [there.ImageId] });
    expect(error.explanation.hints).to.deep.equal([
      `There is a match in zone cn-bj2-03 as imageType Custom: ${there.ImageId} (there).`,
    ]);
  });

  it("are given without hints when nobody can look elsewhere", async () => {
    const account = accountAt(simulator);
    await getImages(account, { ...place, os: "Plan 9" });
    simulator.fault({ effect: { kind: "retCode", retCode: 299 } });
    const error = await getImage(account, { ...place, os: "Plan 9" }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(NoImageError);
    expect(simulator.faults()).to.have.length(0);
  });

  it("wait 5 s for what is elsewhere, and are given without hints then", async () => {
    const clock = new TestClock();
    const account = accountAt(simulator, undefined, {}, clock);
    await getImages(account, { ...place, os: "Plan 9" });
    simulator.fault({ effect: { kind: "hang" } });
    void simulator.nextRequest().then(() => clock.pass(5_000));
    const error = await getImage(account, { ...place, os: "Plan 9" }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(NoImageError);
  });

  it("ask nothing more when the listing has all zones and types already", async () => {
    const args = { region: "cn-bj2", imageIds: ["uimage-none"] };
    expect(await requests(() => refused(args))).to.equal(await requests(() => getImages(accountAt(simulator), args)));
  });

  it("are in the result when asked for, with what came near", async () => {
    const asked = { ...place, os: "Ubuntu 24.04" };
    const { explanation } = await getImage(accountAt(simulator), { ...asked, explain: true });
    expect(explanation?.nearestMisses.map(({ removedBy }) => removedBy)).to.deep.include([
      "states: Available (Unavailable)",
    ]);
    expect(explanation?.query).to.deep.include({ field: "imageType", value: "Base", origin: "default" });
    expect(await getImage(accountAt(simulator), asked)).not.to.have.property("explanation");
  });

  it("warn of a place that is not known, once, and ask all the same", async () => {
    const warnings: string[] = [];
    const account = accountAt(simulator, (text) => warnings.push(text));
    for (const os of ["Ubuntu", "Debian"]) {
      const error = await getImages(account, { region: "cn-bj2", zone: "cn-bj2-09", os }).catch(
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(UCloudApiError);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include("Zone cn-bj2-09 is not among those known");
    expect(simulator.requests.at(-1)?.parameters).to.include({ Zone: "cn-bj2-09" });
  });

  async function requests(act: () => Promise<unknown>): Promise<number> {
    const before = simulator.requestCount();
    await act();
    return simulator.requestCount() - before;
  }

  async function refused(args: Record<string, unknown>): Promise<NoImageError> {
    const error = await getImage(accountAt(simulator), args).catch((reason: unknown) => reason);
    if (!(error instanceof NoImageError)) {
      throw new TypeError(`not refused for want of an image: ${String(error)}`);
    }
    return error;
  }
});
