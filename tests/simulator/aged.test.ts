import { expect } from "chai";
import { startSimulator } from "../../simulator";

describe("the simulator's catalogue", () => {
  it("has the same images at any time, as old and as well supported as ever", async () => {
    const [early, late] = [new Date("2026-11-24T12:00:00Z"), new Date("2030-11-24T12:00:00Z")];
    const seen = await Promise.all([early, late].map(lastsUntil));
    expect(seen[1]).to.deep.equal(seen[0]);
  });
});

/** For each image, how long before the clock it was made, and how long its support lasts: both in days. */
async function lastsUntil(now: Date): Promise<unknown[]> {
  const simulator = await startSimulator({ now: () => now });
  try {
    const days = (ms: number) => Math.round((ms - now.getTime()) / 86_400_000);
    return simulator.images().map(({ ImageId, CreateTime, MaintainEol }) => ({
      ImageId,
      made: CreateTime === undefined ? undefined : days(CreateTime * 1000),
      supported: MaintainEol === undefined || MaintainEol === "" ? MaintainEol : days(Date.parse(`${MaintainEol} UTC`)),
    }));
  } finally {
    await simulator.close();
  }
}
