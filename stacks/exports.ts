import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { reasonOf } from "../provider/text/reason";
import { UserError } from "../provider/text/user-error";
import { exportStack, stacksOfProject } from "./pulumi-command";

/** A stack export that is read on demand, so that hundreds of them are not in memory together. */
export interface ExportSource {
  /** Its name in reports. */
  readonly name: string;
  readonly read: () => Promise<string>;
}

/**
 * Returns the exports to check: the given files (`-` is standard input), else the given stacks of the project in this
 * folder, else all its stacks. Throws a UserError when `pulumi stack ls` fails.
 */
export async function exportSources(files: readonly string[], stacks: readonly string[]): Promise<ExportSource[]> {
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
