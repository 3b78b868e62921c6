import { expect } from "chai";
import { count, countedWorks } from "../../bench/counts";
import { withServer } from "../../bench/rows/lookups";
import { requestsOfPins } from "../../bench/rows/pins";
import { whileClocksStand } from "../engine/still-clock";

describe("the number of requests", () => {
  for (const counted of countedWorks) {
    it(`of ${counted.work} is at most ${counted.allowed}`, async () => {
      const { requests } = await count(counted);
      expect(requests).to.be.within(1, counted.allowed);
    });
  }

  it("of 100 pins in one stack, previewed, is at most that of two listings: one for each process", async () => {
    const { pins, listing } = await withServer(1_000, (server) =>
      whileClocksStand((NODE_OPTIONS) =>
        requestsOfPins({ ...server, environment: { ...server.environment, NODE_OPTIONS } }),
      ),
    );
    expect(pins).to.be.within(1, 2 * listing);
  });
});
