import { expect } from "chai";
import { Notices, patienceMs } from "../../../../provider/ucloud/call/wait-notices";
import { TestClock } from "../test-clock";

describe("the words of a client that waits", () => {
  let clock: TestClock;
  let told: string[];
  let notices: Notices;
  beforeEach(() => {
    clock = new TestClock();
    told = [];
    notices = new Notices(clock, (text) => told.push(text));
  });

  it("come at most once in two seconds, however many calls wait", () => {
    for (const [laterMs, text] of [
      [0, "first"],
      [1, "too soon"],
      [1_998, "still too soon"],
      [1, "second"],
    ] as const) {
      clock.pass(laterMs);
      notices.say(text);
    }
    expect(told).to.deep.equal(["first", "second"]);
  });

  it("come when a call is not done in time, and not when it is", () => {
    const done = notices.sayUnlessDone(() => "done in time");
    notices.sayUnlessDone(() => "late");
    done();
    clock.pass(patienceMs - 1);
    expect(told).to.deep.equal([]);
    clock.pass(1);
    expect(told).to.deep.equal(["late"]);
  });
});
