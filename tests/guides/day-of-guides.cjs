// Preloaded into a process (NODE_OPTIONS=--require): its clock starts at noon of the day on which the guides' outputs were
// printed, since the simulated catalogue and its dates follow the clock.
const RealDate = Date;
const aheadMs = RealDate.now() - RealDate.parse("2026-11-24T12:00:00Z");

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() - aheadMs] : given));
  }
  static now() {
    return RealDate.now() - aheadMs;
  }
};
