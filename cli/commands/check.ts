import { checkStacks, type CheckReport } from "../../stacks/check-stacks";
import { exportsOf } from "../../stacks/exports";
import { lookingAccount } from "../account";
import { formats } from "../check/formats";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { answers, type Options } from "../outcome";
import { progress } from "../screen/progress";

export const define: Define = (command, finish) => {
  command
    .argument("[files...]", "stack exports; - is standard input; default: all stacks")
    .option("--stack <name...>", "only these stacks of the project in this folder")
    .option("--format <name>", `how to print the report: ${[...formats.keys()].join(", ")}`, "table")
    .addHelpText("after", examples);
  answers(command, finish, async (options, files) => {
    const print = formatOf(options);
    const stacks = Array.isArray(options["stack"]) ? options["stack"].map(String) : [];
    if (files.length > 0 && stacks.length > 0) {
      throw new UsageError("--stack chooses among the project's stacks; with files there is nothing to choose.");
    }
    const report = await checkStacks(await lookingAccount(options), await exportsOf(files, stacks), progress);
    return { exitCode: exitCodeOf(report), json: report, text: () => print(report) };
  });
};

const examples = `
Examples:
  ucloud-image check                                      # all stacks of the project in this folder
  pulumi stack export | ucloud-image check -
  ucloud-image check exports/*.json --format markdown >> "$GITHUB_STEP_SUMMARY"`;

function formatOf(options: Options): (report: CheckReport) => string {
  const format = formats.get(String(options["format"]));
  if (format === undefined) {
    throw new UsageError(
      `--format must be one of ${[...formats.keys()].join(", ")}, not "${String(options["format"])}".`,
    );
  }
  return format;
}

/** What could not be looked at goes first: a report with a hole in it must not be taken for a whole one. */
function exitCodeOf({ summary, unreadable }: CheckReport) {
  if (summary.unknown > 0 || unreadable.length > 0) {
    return exitCodes.couldNotLook;
  }
  return summary.current === summary.pins ? exitCodes.done : exitCodes.no;
}
