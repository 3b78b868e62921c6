// Loaded before a command: says on standard error how much processor time the whole process took, in milliseconds.

process.once("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(String((user + system) / 1000));
});
