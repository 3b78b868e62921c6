import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { reasonOf } from "../provider/text/reason";
import { UserError } from "../provider/text/user-error";
import { exportStack, stacksOfProject } from "./pulumi-command";

/** One stack export, to be read when its turn comes: hundreds need not be in memory together. */
export interface ExportSource {
  /** What reports call it. */
  readonly name: string;
  readonly read: () => Promise<string>;
}

/** The named files (`-` is standard input); without any, the named stacks of the project here, or all of them. */
export async function exportsOf(files: readonly string[], stacks: readonly string[]): Promise<ExportSource[]> {
  if (files.length > 0) {
    return files.map((file) =>
      file === "-"
        ? { name: "standard input", read: () => text(process.stdin) }
        : { name: file, read: () => readExport(file) },
    );
  }
  const named = stacks.length > 0 ? stacks : await stacksOfProject();
  return named.map((stack) => ({ name: `stack ${stack}`, read: () => exportStack(stack) }));
}

async function readExport(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UserError(`${file} can't be read: ${reasonOf(cause)}`, { cause });
  }
}
