// Loaded into every Node process of a test run. V8 writes coverage only when a process ends by itself, but Pulumi ends
// its provider processes with a signal.

if (process.argv[1]?.includes("dynamic-provider")) process.once("SIGINT", () => process.exit());
