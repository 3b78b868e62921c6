// Loaded into every Node process of a test run. V8 writes coverage when a process ends by itself, and Pulumi ends its
// provider processes with a signal that they do not listen to.

if (process.argv[1]?.includes("dynamic-provider")) process.once("SIGINT", () => process.exit());
