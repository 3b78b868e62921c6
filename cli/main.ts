#!/usr/bin/env node
import { run } from "./run";

// A reader such as `head` closes the pipe when it has enough. That is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") {
    throw error;
  }
});

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
