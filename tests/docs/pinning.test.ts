import { expect } from "chai";
import { checkPin, diffPin } from "../../provider/pin";
import { startSimulator, type Simulator } from "../../simulator";
import { accountAt } from "../provider/account-at";

const args = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };

/** What docs/pinning.md says of the way back after a move. */
describe("docs/pinning.md", () => {
  let simulator: Simulator;
  let before: Readonly<Record<string, unknown>>;
  let moved: Readonly<Record<string, unknown>>;

  beforeEach(async () => {
    simulator = await startSimulator();
    before = await checked({}, { ...args, triggers: { wave: "1" } });
    simulator.publish({ Zone: args.zone });
    moved = await checked(before, { ...args, triggers: { wave: "2" } });
    expect(moved["imageId"]).not.to.equal(before["imageId"]);
  });
  afterEach(() => simulator.close());

  it("goes back to an image that is named, and stays there", async () => {
    const back = { ...args, triggers: { wave: "2" }, imageId: before["imageId"] };
    const after = await checked(moved, back);
    expect(after["imageId"]).to.equal(before["imageId"]);
    expect(diffPin(moved, after).replaces).to.deep.equal(["imageId"]);
    simulator.publish({ Zone: args.zone });
    expect((await checked(after, back))["imageId"]).to.equal(before["imageId"]);
  });

  it("goes back to what was chosen before a day, of what is left", async () => {
    const newest = simulator.images().find(({ ImageId }) => ImageId === moved["imageId"])?.CreateTime ?? 0;
    const createdBefore = new Date((newest - 1) * 1000).toISOString();
    const after = await checked(moved, { ...args, createdBefore, triggers: { wave: "3" } });
    expect(after["imageId"]).to.equal(before["imageId"]);
  });

  async function checked(olds: Readonly<Record<string, unknown>>, news: Readonly<Record<string, unknown>>) {
    return (await checkPin(accountAt(simulator), olds, news)).inputs;
  }
});
