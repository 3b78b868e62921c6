// Mocha's own "spec" report, which also writes its counts, and what failed, into the file that its option `counts` names:
// mocha runs one reporter only, and its summary is not the line that `npm test` ends with.

const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

const patienceMs = 60_000;

module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      const failed = this.failures.map((test) => `${test.fullTitle()}\n${String(test.err?.stack ?? test.err)}`);
      writeFileSync(
        options.reporterOption.counts,
        JSON.stringify({ passed: passes, failed: failures, skipped: pending, problems: failed }),
      );
      setTimeout(endWhatIsLeft, patienceMs).unref();
    });
  }
};

// The timer alone keeps no process alive: it strikes only where a test left something open, and mocha would wait for ever.
function endWhatIsLeft() {
  console.error(`A test left something open: ${process.getActiveResourcesInfo().join(", ")}.`);
  process.exit(1);
}
