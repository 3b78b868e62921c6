// Loaded before a command. Prints the processor time of the whole process on standard error, in milliseconds.

process.once("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(String((user + system) / 1000));
});
