import { mock } from "node:test";
import { expect } from "chai";
import { Notices, patienceMs } from "../../provider/ucloud/notices";

describe("the words of a client that waits", () => {
  let nowMs: number;
  let told: string[];
  let notices: Notices;
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    nowMs = 0;
    told = [];
    notices = new Notices(
      () => nowMs,
      (text) => told.push(text),
    );
  });
  afterEach(() => mock.timers.reset());

  it("come at most once in two seconds, however many calls wait", () => {
    for (const [atMs, text] of [
      [0, "first"],
      [1, "too soon"],
      [1_999, "still too soon"],
      [2_000, "second"],
    ] as const) {
      nowMs = atMs;
      notices.say(text);
    }
    expect(told).to.deep.equal(["first", "second"]);
  });

  it("come when a call is not done in time, and not when it is", () => {
    const done = notices.sayUnlessDone(() => "done in time");
    notices.sayUnlessDone(() => "late");
    done();
    mock.timers.tick(patienceMs - 1);
    expect(told).to.deep.equal([]);
    mock.timers.tick(1);
    expect(told).to.deep.equal(["late"]);
  });
});
