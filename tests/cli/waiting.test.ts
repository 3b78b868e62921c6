import { expect } from "chai";
import { StatusLine } from "../../cli/screen/status-line";
import { progress } from "../../cli/screen/progress";
import { whileWaiting } from "../../cli/screen/waiting";

describe("work that takes long", () => {
  it("shows on a terminal after a second, and leaves nothing behind", async () => {
    const { written, work } = stage(true);
    await work(3);
    expect(written).to.deep.equal(
      [1, 2, 3].map((second) => `\r\u001b[KAsking UCloud (${second} s)`).concat("\r\u001b[K"),
    );
  });

  it("says nothing when it is done within a second", async () => {
    for (const isTTY of [true, false]) {
      const { written, work } = stage(isTTY);
      await work(0);
      expect(written).to.deep.equal([]);
    }
  });

  it("prints a line every 20 seconds where there is no terminal", async () => {
    const { written, work } = stage(false);
    await work(59);
    expect(written).to.deep.equal(["Asking UCloud (20 s)\n", "Asking UCloud (40 s)\n"]);
  });

  it("says how far it is, where that is known", async () => {
    const { written, work } = stage(false);
    await work(20, (line) => progress("stacks read", 7, line).step());
    expect(written).to.deep.equal(["1 of 7 stacks read (20 s)\n"]);
  });
});

/** A line, and work during which so many seconds pass. */
function stage(isTTY: boolean) {
  const written: string[] = [];
  const line = new StatusLine({ isTTY, write: (text) => written.push(text) }, { TERM: "xterm" });
  let second: () => void = () => undefined;
  const ticker = {
    everySecond: (tick: () => void) => {
      second = tick;
      return { stop: () => (second = () => expect.fail("It ticks after the end.")) };
    },
  };
  const work = (seconds: number, start: (line: StatusLine) => void = () => undefined) =>
    whileWaiting(
      "Asking UCloud",
      async () => {
        start(line);
        for (let passed = 0; passed < seconds; passed++) second();
      },
      line,
      ticker,
    );
  return { written, work };
}
