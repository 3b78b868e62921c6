import { InvalidArgumentError } from "commander";
import { choices } from "../../provider/lockfile/merge";
import { locateLockfile } from "../../provider/lockfile/settings";
import type { AddCommand } from "../add-command";
import { UsageError } from "../failure";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { filter, lockOne, show, updateAll, verifyAll, type Task } from "../lock/tasks";
import { mergeFiles, mergeProject } from "../lock/merge";
import { setAction, type Options } from "../outcome";
import { plainFormats } from "../output/format";

export const addCommand: AddCommand = (command, finish) => {
  command
    .option("--update", "ask UCloud every locked query again, lock its answers, and show what moved")
    .option("--verify", "ask UCloud every locked query again, change nothing, and end with 2 when an answer differs")
    .option(
      "--only <text...>",
      "with --update or --verify: only queries that contain one of these texts; * and ? are wildcards",
    )
    .option(
      "--max-age <days>",
      "with --update or --verify: only answers whose newest image is older than this many days",
      wholeNumber,
    )
    .option("--format <name>", "the same as -o; with --update or --verify also markdown, for a pull request")
    .argument("[files...]", "with --merge: base, ours and theirs, as git calls a merge driver; ours is written")
    .option("--merge", "merge both sides of a lockfile that git could not merge; works offline and moves no answer")
    .option("--ours", "with --merge: take our answer where both sides changed it")
    .option("--theirs", "with --merge: take their answer")
    .option("--newer", "with --merge: take the answer with the newer image")
    .option("--lock-file <path>", "the lockfile; default: that of the project in this folder")
    .option("--all", "lock all matches of the filter, as getImages asks for, instead of the first")
    .option("--zones <zone...>", "lock one image for each of these zones, as getImagePerZone asks for")
    .option("--id <id>", "lock the image of a known id, as a pin on that id asks for")
    .addHelpText("after", examples)
    .optionsGroup("Filter of the query to lock; without one, the locked answers are shown:");
  addFilterOptions(command, filter);
  setAction(command, finish, (options, files) => chosenTask(options, files)(options, lockfileOf(options)), {
    formats: [...plainFormats, "markdown", "renovate"],
  });
};

const examples = `
Examples:
  ucloud-image lock --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04"
  ucloud-image lock --update --only "Ubuntu 22.04"`;

function lockfileOf({ lockFile }: Options): string {
  return typeof lockFile === "string" ? lockFile : locateLockfile(process.env, process.cwd());
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError("Give a whole number of days.");
  }
  return Number(text);
}

function chosenTask(options: Options, files: readonly string[]): Task {
  const { update, verify, merge, only, maxAge, format, output, id, zones, all } = options;
  const demands = Object.keys(readFilterOptions(options, filter));
  const asks = id !== undefined || zones !== undefined || demands.length > 0;
  if ([id, zones, all].filter((option) => option !== undefined).length > 1) {
    throw new UsageError("Give one of --all, --zones and --id: each locks another kind of answer.");
  }
  if (id !== undefined && demands.some((field) => field !== "region" && field !== "projectId")) {
    throw new UsageError("With --id, give only --region and --project-id: an id needs no filter.");
  }
  if ([update === true, verify === true, merge === true, asks].filter(Boolean).length > 1) {
    throw new UsageError("Give one of --update, --verify, --merge, and the filter of a query to lock.");
  }
  const compares = update === true || verify === true;
  if (!compares && (only !== undefined || maxAge !== undefined)) {
    throw new UsageError("--only and --max-age are for --update and --verify.");
  }
  if (!compares && [format, output].includes("markdown")) {
    throw new UsageError("-o markdown is for --update and --verify.");
  }
  if (output === "renovate" && (compares || merge === true || asks)) {
    throw new UsageError("-o renovate shows the locked answers and takes no other option.");
  }
  if (merge !== true && (files.length > 0 || choices.some((choice) => options[choice] === true))) {
    throw new UsageError("Files, --ours, --theirs and --newer are for --merge.");
  }
  if (merge === true) {
    return files.length === 0 ? mergeProject : () => mergeFiles(options, files);
  }
  return update === true ? updateAll : verify === true ? verifyAll : asks ? lockOne : show;
}
