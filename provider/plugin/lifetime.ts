import { fstatSync } from "node:fs";

/**
 * Ends this process with the engine that started it. The engine interrupts its plugins when it is done; one that was
 * killed can't, but then the pipe to this process's standard input closes. No work is lost: a pin changes nothing at
 * UCloud, and the engine writes the state.
 */
export function endWithEngine(): void {
  const end = () => process.exit(0);
  process.on("SIGINT", end).on("SIGTERM", end);
  // Somebody who starts the plugin by hand, to debug it, has a terminal or nothing there.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on("end", end).on("error", end).resume();
  }
}
