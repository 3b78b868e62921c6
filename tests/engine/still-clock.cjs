// Preloaded into a process (NODE_OPTIONS=--require): the clock by which it tells how old a listing is stands still.
const startedAt = performance.now();
performance.now = () => startedAt;
