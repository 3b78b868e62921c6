// Preloaded into a process (NODE_OPTIONS=--require): its clock shows the same day of the next year, and so do the clocks
// of the Node.js processes that it starts, whatever environment they are given.
const { ChildProcess } = require("node:child_process");

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

const { spawn } = ChildProcess.prototype;
const preload = `--require ${__filename}`;

ChildProcess.prototype.spawn = function (options) {
  const isNodeOptions = (pair) => pair.startsWith("NODE_OPTIONS=");
  const given = options.envPairs?.find(isNodeOptions) ?? "NODE_OPTIONS=";
  const others = options.envPairs?.filter((pair) => !isNodeOptions(pair)) ?? [];
  const own = given.includes(preload) ? given : `${given} ${preload}`;
  return spawn.call(this, { ...options, envPairs: [...others, own] });
};
