// Preloaded into a process (NODE_OPTIONS=--require): its clock shows the same day of the next year.
const yearMs = 365 * 24 * 60 * 60 * 1000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + yearMs] : given));
  }
  static now() {
    return RealDate.now() + yearMs;
  }
};
