import { getEventListeners } from "node:events";
import { expect } from "chai";
import { untilAborted, withTimeLimit } from "../../../../provider/ucloud/call/time-limit";
import { TimeIsUp } from "../../../../provider/ucloud/errors/transport-faults";
import { failureOf } from "../../../failure";
import { TestClock } from "../test-clock";

/** A task that ends when its signal does, and what the signal said. */
const untilStopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

describe("a time limit", () => {
  let clock: TestClock;
  beforeEach(() => (clock = new TestClock()));

  it("gives what the task gives, and lets go of the clock", async () => {
    expect(await withTimeLimit(clock, 60_000, undefined, async () => "done")).to.equal("done");
    expect(clock.alarms).to.equal(0);
  });

  it("ends a task that takes longer, and says how long that was", async () => {
    let ended = false;
    const limited = withTimeLimit(clock, 25, undefined, untilStopped).finally(() => (ended = true));
    limited.catch(() => undefined);
    clock.pass(24);
    await new Promise(setImmediate);
    expect(ended).to.equal(false);
    clock.pass(1);
    const error = await failureOf(limited, TimeIsUp);
    expect(error).to.include({ name: "TimeIsUp", timeoutMs: 25, message: "not done within 0.025 s" });
  });

  it("does not begin what has no time left", async () => {
    for (const timeoutMs of [0, -1]) {
      let began = false;
      await failureOf(
        withTimeLimit(clock, timeoutMs, undefined, async () => {
          began = true;
        }),
        TimeIsUp,
      );
      expect(began).to.equal(false);
    }
  });
});

describe("a stoppable task", () => {
  it("ends at once with the reason of the signal, although it goes on itself", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const stopped = failureOf(
      untilAborted(controller.signal, () => new Promise(() => undefined)),
      Error,
    );
    controller.abort(reason);
    expect(await stopped).to.equal(reason);
  });

  it("does not begin after the signal", async () => {
    let began = false;
    const task = untilAborted(AbortSignal.abort(new Error("early")), async () => {
      began = true;
    });
    expect(await failureOf(task, Error)).to.have.property("message", "early");
    expect(began).to.equal(false);
  });

  it("tells what it started beside that it is over, and listens to the signal no longer", async () => {
    const { signal } = new AbortController();
    let own: AbortSignal | undefined;
    const failure = new Error("one of several failed");
    const task = untilAborted(signal, async (stop) => {
      own = stop;
      throw failure;
    });
    expect(await failureOf(task, Error)).to.equal(failure);
    expect(own?.aborted).to.equal(true);
    expect(getEventListeners(signal, "abort")).to.deep.equal([]);
  });
});
