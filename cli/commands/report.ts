import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { LookupContext } from "../../provider/context";
import { printableText } from "../../provider/text/printable";
import { reasonOf } from "../../provider/text/reason";
import { replaceFile } from "../../provider/text/replace-file";
import { UserError } from "../../provider/text/user-error";
import { reportArguments } from "../../report/arguments";
import { chinaMinute } from "../../report/china-time";
import { makeReport, type Report } from "../../report/make-report";
import { countText } from "../../provider/text/number-text";
import type { Changes } from "../../report/since/change";
import { changeGroups } from "../../report/since/change-groups";
import { readEarlierReport } from "../../report/since/earlier-report";
import { checkStacks } from "../../stacks/check-stacks";
import { exportSources, type ExportSource } from "../../stacks/exports";
import { unlockedContext } from "../account";
import { onOneLine, summaryLine } from "../check/summary";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { collectList, DocumentedOption } from "../help/documented-option";
import { longText } from "../help/long-text";
import { shortText } from "../help/short-texts";
import { setAction, type Options } from "../outcome";
import { printWarning } from "../screen/print";
import { progress } from "../screen/progress";

export const addCommand: AddCommand = (command, finish) => {
  command
    .argument("[files...]", "stack exports with pins; - is standard input")
    .requiredOption("--html <file>", "file to write the page to")
    .option("--since <file>", "earlier page: say what changed since")
    .option("--csv <file>", "file for pins and hosts as CSV")
    .option("--stack <name...>", "show the pins of these stacks")
    .option("--all-stacks", "show the pins of all stacks of the project here")
    .addHelpText("after", examples)
    .optionsGroup("Filter:");
  for (const field of placeFields) {
    command.addOption(placeOption(field));
  }
  addFilterOptions(command, reportArguments, { except: placeFields });
  setAction(command, finish, async (options, files) => {
    const file = String(options["html"]);
    const csv = csvFileOf(options, files);
    const since = textOption(options, "since");
    const sources = await sourcesOf(files, options);
    await Promise.all([file, csv ?? file].map(expectWritable));
    const earlier = since === undefined ? undefined : await readEarlierReport(since);
    const account = await unlockedContext(options);
    const check = (told: LookupContext) => checkStacks(told, sources, progress);
    const report = await makeReport(account, readFilterOptions(options, reportArguments), check, earlier);
    await write(file, report.html);
    if (csv !== undefined) {
      await write(csv, `${report.csv}\n`);
    }
    report.missing.forEach(printWarning);
    return {
      // The page is written with what was found, and the exit code says that something is missing.
      exitCode: report.missing.length > 0 ? exitCodes.couldNotLook : exitCodes.done,
      json: {
        file,
        ...(csv !== undefined && { csv }),
        bytes: Buffer.byteLength(report.html),
        ...report.counts,
        missing: report.missing,
        ...(report.changes && { changes: changesJson(report.changes) }),
      },
      text: () => written(file, csv, report),
    };
  });
};

const examples = `
Without files, --stack or --all-stacks the page shows images only. Name files
before options that take a list. The command ends with 0 when the page is
written, even when pins are old: use check to judge them. It ends with 1 when
nothing was written, or when a stack, a pin or a host could not be checked.

Examples:
  ucloud-image report --html images.html --region cn-bj2
  ucloud-image report --all-stacks --html new.html --since old.html --csv pins.csv
  ucloud-image report prod.json staging.json --html images.html --region cn-bj2,cn-sh2 --image-type Base Custom
  pulumi stack export | ucloud-image report - --html images.html --region cn-bj2 --zone cn-bj2-05`;

const placeFields = ["region", "zone"] as const;

/** Takes one word, unlike other lists: a file may stand after `--region cn-bj2`. */
function placeOption(field: (typeof placeFields)[number]): DocumentedOption {
  const { description = "" } = reportArguments.shape[field];
  const option = new DocumentedOption(`--${field} <list>`, shortText(field, "report") ?? "", longText("", description));
  return option.argParser(collectList);
}

/** Returns the file for CSV. Throws a UsageError where it would be empty whatever is found, or overwrite the page. */
function csvFileOf(options: Options, files: readonly string[]): string | undefined {
  const csv = textOption(options, "csv");
  const { html, stack, allStacks } = options;
  if (csv === undefined) {
    return undefined;
  }
  if (files.length === 0 && stack === undefined && allStacks !== true) {
    throw new UsageError(
      "--csv writes the pins and hosts of stacks: name files, --stack or --all-stacks. For images: list -o csv.",
    );
  }
  if (resolve(csv) === resolve(String(html))) {
    throw new UsageError("--csv and --html name the same file.");
  }
  return csv;
}

function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

function changesJson({ sinceMs, changes, notCompared }: Changes) {
  return { since: new Date(sinceMs).toISOString(), total: changes.length, changes, notCompared };
}

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

function write(file: string, text: string): Promise<void> {
  return writing(file, async () => {
    await replaceFile(file, text);
  });
}

async function writing(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new UserError(`${file} can't be written: ${reasonOf(cause)}`, { cause });
  }
}

function written(file: string, csv: string | undefined, { counts, check, changes }: Report): string {
  const pins = check.summary.stacks === 0 && check.unreadable.length === 0 ? "" : ` ${onOneLine(summaryLine(check))}.`;
  const images = `${countText(counts.images, "image")} of ${countText(counts.systems, "operating system")}`;
  return [
    `${printableText(file, 1000)}: ${images}.${pins}`,
    ...(changes === undefined ? [] : [changesLine(changes)]),
    ...(csv === undefined ? [] : [`${printableText(csv, 1000)}: pins and hosts as CSV.`]),
  ].join("\n");
}

/** Returns what changed in one line: `Since 2026-11-20 10:00 (UTC+8): 2 pins moved, 1 new image.` */
function changesLine({ sinceMs, changes, notCompared }: Changes): string {
  const counted = changeGroups(changes).map(({ title }) => title);
  const isWhole = notCompared.length === 0;
  const gaps = isWhole ? "" : ` Not everything could be compared: ${notCompared.join(" ")}`;
  const nothing = isWhole ? "nothing changed" : "nothing changed in what could be compared";
  const found = counted.length === 0 ? nothing : counted.join(", ");
  return `Since ${chinaMinute(sinceMs)} (UTC+8): ${found}.${gaps}`;
}
