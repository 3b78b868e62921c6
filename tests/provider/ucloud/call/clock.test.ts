import { expect } from "chai";
import { machineClock } from "../../../../provider/ucloud/call/clock";
import { failureOf } from "../../../failure";

const never = new AbortController().signal;

/** How long something takes at most depends on the machine; how long at least does not. */
describe("the machine's clock", () => {
  it("goes on while somebody sleeps", async () => {
    const before = machineClock.now();
    await machineClock.sleep(5, never);
    // Node counts a timer in whole milliseconds.
    expect(machineClock.now() - before).to.be.at.least(4);
  });

  it("wakes who sleeps when the signal aborts", async () => {
    const controller = new AbortController();
    const sleep = failureOf(machineClock.sleep(3_600_000, controller.signal), Error);
    controller.abort();
    expect(await sleep).to.have.property("name", "AbortError");
  });

  it("rings when the time is over, and not after the alarm was taken back", async () => {
    const rung: string[] = [];
    const takeBack = machineClock.alarm(1, () => rung.push("taken back"));
    takeBack();
    await new Promise<void>((resolve) => machineClock.alarm(5, resolve));
    expect(rung).to.deep.equal([]);
  });
});
