import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { printableText } from "../../provider/text/printable";
import { reasonOf } from "../../provider/text/reason";
import { replaceFile } from "../../provider/text/replace-file";
import { UserError } from "../../provider/text/user-error";
import { reportArguments } from "../../report/arguments";
import { makeReport, type Report } from "../../report/make-report";
import { checkStacks } from "../../stacks/check-stacks";
import { exportSources, type ExportSource } from "../../stacks/exports";
import { unlockedContext } from "../account";
import { onOneLine, summaryLine } from "../check/summary";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { setAction, type Options } from "../outcome";
import { printWarning } from "../screen/print";
import { progress } from "../screen/progress";

export const addCommand: AddCommand = (command, finish) => {
  command
    .argument("[files...]", "stack exports with pins; - is standard input")
    .requiredOption("--html <file>", "file to write the page to")
    .option("--stack <name...>", "show the pins of these stacks")
    .option("--all-stacks", "show the pins of all stacks of the project here")
    .addHelpText("after", examples)
    .optionsGroup("Filter:");
  addFilterOptions(command, reportArguments);
  setAction(command, finish, async (options, files) => {
    const file = String(options["html"]);
    const sources = await sourcesOf(files, options);
    await expectWritable(file);
    const account = await unlockedContext(options);
    const report = await makeReport(account, readFilterOptions(options, reportArguments), (told) =>
      checkStacks(told, sources, progress),
    );
    await writing(file, async () => {
      await replaceFile(file, report.html);
    });
    report.missing.forEach(printWarning);
    return {
      // The page is written with what was found, and the exit code says that something is missing.
      exitCode: report.missing.length > 0 ? exitCodes.couldNotLook : exitCodes.done,
      json: { file, bytes: Buffer.byteLength(report.html), ...report.counts, missing: report.missing },
      text: () => written(file, report),
    };
  });
};

const examples = `
Without files, --stack or --all-stacks the page shows images only. Name files
before options that take a list. The command ends with 0 when the page is
written, even when pins are old: use check to judge them. It ends with 1 when
nothing was written, or when a stack or a pin could not be checked.

Examples:
  ucloud-image report --html images.html --region cn-bj2
  ucloud-image report prod.json staging.json --html images.html --region cn-bj2 --image-type Base Custom
  pulumi stack export | ucloud-image report - --html images.html --region cn-bj2 --zone cn-bj2-05`;

async function sourcesOf(files: readonly string[], options: Options): Promise<ExportSource[]> {
  const stacks = Array.isArray(options["stack"]) ? options["stack"].map(String) : [];
  const ways = [files.length > 0, stacks.length > 0, options["allStacks"] === true];
  if (ways.filter((way) => way).length > 1) {
    throw new UsageError("Name the stacks in one way: files, --stack or --all-stacks.");
  }
  return ways.includes(true) ? exportSources(files, stacks) : [];
}

/** Throws a UserError when the page can't be written, before UCloud is asked for minutes of listings. */
function expectWritable(file: string): Promise<void> {
  return writing(file, () => access(dirname(resolve(file)), constants.W_OK));
}

async function writing(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new UserError(`${file} can't be written: ${reasonOf(cause)}`, { cause });
  }
}

function written(file: string, { counts, check }: Report): string {
  const pins = check.summary.stacks === 0 && check.unreadable.length === 0 ? "" : ` ${onOneLine(summaryLine(check))}.`;
  return `${printableText(file, 1000)}: ${counts.images} images of ${counts.systems} operating systems.${pins}`;
}
