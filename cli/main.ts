#!/usr/bin/env node
import { run } from "./run";

// A reader such as `head` that has seen enough closes the pipe: that is no failure of this program.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") {
    throw error;
  }
});

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
