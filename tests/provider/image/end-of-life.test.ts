import { expect } from "chai";
import { daysToEndOfLife } from "../../../provider/image/end-of-life";

describe("end of life", () => {
  const cases: readonly [string, string, number | undefined][] = [
    ["2026/01/01", "2026-01-01T15:59:59Z", 0],
    ["2026/01/01", "2026-01-01T16:00:00Z", 0],
    ["2026/01/01", "2026-01-01T16:00:01Z", -1],
    ["2026/01/02", "2026-01-01T16:00:00Z", 1],
    ["2027/04/30", "2026-04-30T16:00:00Z", 365],
    ["2024/02/29", "2024-02-28T16:00:00Z", 1],
    ["2023/02/29", "2023-01-01T00:00:00Z", undefined],
    ["2026/13/01", "2026-01-01T00:00:00Z", undefined],
    ["2026/04/31", "2026-01-01T00:00:00Z", undefined],
    ["2026/01/00", "2026-01-01T00:00:00Z", undefined],
    ["2026/01/011", "2026-01-01T00:00:00Z", undefined],
    ["12026/01/01", "2026-01-01T00:00:00Z", undefined],
    ["2026/1/1", "2026-01-01T00:00:00Z", undefined],
    ["2026-01-01", "2026-01-01T00:00:00Z", undefined],
    ["", "2026-01-01T00:00:00Z", undefined],
  ];
  for (const [date, moment, days] of cases) {
    it(`counts ${days ?? "nothing"} at ${moment} for ${JSON.stringify(date)}`, () => {
      expect(daysToEndOfLife(date, new Date(moment))).to.equal(days);
    });
  }
});
