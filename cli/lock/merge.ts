import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";
import { hasConflicts, sidesIn } from "../../provider/lockfile/conflicted-text";
import { formatLockfile, parseLockfile, type Lockfile } from "../../provider/lockfile/format";
import {
  choices,
  conflictedText,
  mergeLockfiles,
  resolve,
  type Choice,
  type Merged,
} from "../../provider/lockfile/merge";
import { emptyLockfile, rewriteLockfile } from "../../provider/lockfile/store";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import type { Options, Outcome } from "../outcome";
import { tableOf } from "../screen/table";
import { answerLine, questionLine } from "./entry-text";

/** The two sides of a merge, and their common base if known. */
interface Sides {
  readonly base?: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** Merges both sides of the project's lockfile where git left conflicts. Does not ask UCloud. */
export async function mergeProject(options: Options, path: string): Promise<Outcome> {
  const choice = choiceIn(options);
  const stages = await stagesOf(path);
  return rewriteLockfile<Outcome>(path, (text) => {
    if (text === undefined || !hasConflicts(text)) {
      const said = `${path} has no conflicts.`;
      const outcome = { exitCode: exitCodes.done, json: { path, conflicts: [] }, text: () => said };
      return { result: outcome, text };
    }
    const merged = merge(stages ?? sidesIn(text), path);
    const isOpen = merged.conflicts.length > 0 && choice === undefined;
    return {
      result: outcomeOf(merged, path, choice),
      text: isOpen ? text : formatLockfile(resolve(merged, choice ?? "ours")),
    };
  });
}

/**
 * Works as git's merge driver: merges three files into the second one. Open conflicts are written between git's markers,
 * and the exit code 1 tells git about them.
 */
export async function mergeFiles(options: Options, [base, ours, theirs]: readonly string[]): Promise<Outcome> {
  if (base === undefined || ours === undefined || theirs === undefined) {
    throw new UsageError("Give three files: --merge %O %A %B. Without files, the project's lockfile is merged.");
  }
  const choice = choiceIn(options);
  const [baseText, theirText = ""] = await Promise.all([base, theirs].map((file) => readFile(file, "utf8")));
  return rewriteLockfile<Outcome>(ours, (ourText = "") => {
    const merged = merge({ base: baseText, ours: ourText, theirs: theirText }, ours);
    const isOpen = merged.conflicts.length > 0 && choice === undefined;
    const { json, text } = outcomeOf(merged, ours, choice);
    return {
      result: {
        exitCode: isOpen ? exitCodes.couldNotLook : exitCodes.done,
        json,
        text: () => (isOpen ? (text?.() ?? "") : ""),
      },
      text: isOpen ? conflictedText(merged) : formatLockfile(resolve(merged, choice ?? "ours")),
    };
  });
}

function merge({ base, ours, theirs }: Sides, path: string): Merged {
  const read = (text: string) => (text.trim() === "" ? emptyLockfile() : parseLockfile(text, path));
  return mergeLockfiles(base === undefined ? undefined : read(base), read(ours), read(theirs));
}

function choiceIn(options: Options): Choice | undefined {
  const [choice, ...others] = choices.filter((name) => options[name] === true);
  if (others.length > 0) {
    throw new UsageError("Give one of --ours, --theirs and --newer.");
  }
  return choice;
}

/** Returns git's stages of an unmerged file: base (empty when both sides added the file), ours and theirs. */
async function stagesOf(path: string): Promise<Sides | undefined> {
  const stage = async (number: number): Promise<string | undefined> => {
    try {
      const words = ["show", `:${number}:./${basename(path)}`];
      return (await run("git", words, { cwd: dirname(path), maxBuffer: mostBytes })).stdout;
    } catch {
      // No merge is in progress, or git is missing. The markers in the file give both sides.
      return undefined;
    }
  };
  const [base = "", ours, theirs] = await Promise.all([stage(1), stage(2), stage(3)]);
  return ours === undefined || theirs === undefined ? undefined : { base, ours, theirs };
}

const run = promisify(execFile);

const mostBytes = 256 * 1024 * 1024;

function outcomeOf(merged: Merged, path: string, choice: Choice | undefined): Outcome {
  const { conflicts } = merged;
  const isOpen = conflicts.length > 0 && choice === undefined;
  const content: Pick<Lockfile, "entries"> = isOpen ? merged : resolve(merged, choice ?? "ours");
  return {
    exitCode: isOpen ? exitCodes.no : exitCodes.done,
    json: {
      path,
      merged: !isOpen,
      answers: content.entries.size,
      conflicts: conflicts.map(({ ours, theirs }) => ({ ours, theirs })),
    },
    text: () =>
      [...conflictsTable(merged), isOpen ? openConflictsText : `Merged ${path}: ${content.entries.size} answers.`].join(
        "\n\n",
      ),
  };
}

const openConflictsText =
  "Both sides changed these answers, so nothing was written. Choose a side: ucloud-image lock --merge --ours, --theirs, " +
  "or --newer for the newer image.";

function conflictsTable({ conflicts }: Merged): string[] {
  const rows = conflicts.map(({ ours, theirs }) => {
    const question = ours ?? theirs;
    return [
      question === undefined ? "" : questionLine(question),
      ours === undefined ? "deleted" : answerLine(ours),
      theirs === undefined ? "deleted" : answerLine(theirs),
    ];
  });
  return rows.length === 0 ? [] : [tableOf(["QUERY", "OURS", "THEIRS"], rows)];
}
