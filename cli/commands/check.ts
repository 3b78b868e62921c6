import { checkStacks, type CheckReport } from "../../stacks/check-stacks";
import { exportSources } from "../../stacks/exports";
import { unlockedContext } from "../account";
import { reportFormats } from "../check/formats";
import { asTable, moveCommandsText } from "../check/table";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { setAction, type Options } from "../outcome";
import { plainFormats } from "../output/format";
import { progress } from "../screen/progress";

export const addCommand: AddCommand = (command, finish) => {
  command
    .argument("[files...]", "stack exports; - is standard input; default: all stacks")
    .option("--stack <name...>", "only these stacks of the project in this folder")
    .option("--all-stacks", "all stacks of the project in this folder")
    .option("--fix", "print the commands that move old pins, nothing else")
    .option("--format <name>", "the same as -o")
    .addHelpText("after", examples);
  const work = async (options: Options, files: readonly string[]) => {
    const stacks = Array.isArray(options["stack"]) ? options["stack"].map(String) : [];
    const ways = [files.length > 0, stacks.length > 0, options["allStacks"] === true];
    if (ways.filter((way) => way).length > 1) {
      throw new UsageError("Name the stacks in one way: files, --stack or --all-stacks.");
    }
    const report = await checkStacks(await unlockedContext(options), await exportSources(files, stacks), progress);
    const formats = Object.entries(reportFormats).map(([name, print]) => [name, () => print(report)] as const);
    return {
      exitCode: exitCodeOf(report),
      json: report,
      text: () => (options["fix"] === true ? moveCommandsText(report) : asTable(report)),
      extraFormats: Object.fromEntries(formats),
    };
  };
  setAction(command, finish, work, { formats: [...plainFormats, ...Object.keys(reportFormats)] });
};

const examples = `
Examples:
  ucloud-image check --all-stacks
  ucloud-image check --all-stacks --fix
  pulumi stack export | ucloud-image check -
  ucloud-image check exports/*.json --format markdown >> "$GITHUB_STEP_SUMMARY"`;

/** Returns couldNotLook first: an incomplete report must not pass for a complete one. */
function exitCodeOf({ summary, unreadable }: CheckReport) {
  if (summary.unknown > 0 || summary.hostsUnknown > 0 || unreadable.length > 0) {
    return exitCodes.couldNotLook;
  }
  const isWell = summary.current === summary.pins && summary.hostsBehind === 0 && summary.hostsOnBadImages === 0;
  return isWell ? exitCodes.done : exitCodes.no;
}
