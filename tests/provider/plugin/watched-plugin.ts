import { execFileSync } from "node:child_process";
import { closeSync, createReadStream, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pluginFolder } from "./plugin-folder";

/** The plugin, in a folder of its own where a test sees its processes begin and end. */
export interface WatchedPlugin {
  readonly folder: string;
  /** The process ids of all that were started so far. */
  readonly started: readonly number[];
  /** Resolves when all have ended, and no more will be started. */
  allEnded(): Promise<void>;
  close(): void;
}

/**
 * Each process holds the writing end of a named pipe open, so that the reading end closes when the last one has ended,
 * however it ended.
 */
export function watchPlugin(): WatchedPlugin {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-plugin-"));
  const pipe = join(folder, "alive");
  execFileSync("mkfifo", [pipe]);
  const executable = join(pluginFolder, "pulumi-resource-ucloud-image");
  const script = `#!/bin/sh\nexec 9>"${pipe}"\necho $$ >&9\nexec "${executable}" "$@"\n`;
  writeFileSync(join(folder, "pulumi-resource-ucloud-image"), script, { mode: 0o755 });
  // The test's own writing end keeps the pipe open between one process and the next.
  let own: number | undefined = openSync(pipe, "r+");
  const input = createReadStream(pipe);
  const started: number[] = [];
  createInterface({ input }).on("line", (pid) => started.push(Number(pid)));
  const ended = once(input, "close");
  const release = () => {
    if (own !== undefined) closeSync(own);
    own = undefined;
  };
  return {
    folder,
    started,
    async allEnded() {
      release();
      await ended;
    },
    close() {
      release();
      input.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
