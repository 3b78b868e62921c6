import { readFile } from "node:fs/promises";
import * as z from "zod";
import { packageVersion } from "../../provider/package-version";
import { printableText } from "../../provider/text/printable";
import { reasonOf } from "../../provider/text/reason";
import { UserError } from "../../provider/text/user-error";
import { reportFormat, reportFormatVersion, unpack, type PackedReport } from "../packed";
import type { ReportData } from "../report-data";
import { pinStatuses, statuses } from "../statuses";

/**
 * Returns the data of a page that `ucloud-image report` wrote earlier. Throws a UserError when the file can't be read, is
 * not such a page, or has data that this version does not understand.
 */
export async function readEarlierReport(file: string): Promise<ReportData> {
  const name = printableText(file, 1000);
  const page = await readPage(file, name);
  const data = dataIn(page);
  if (data === undefined) {
    throw new UserError(`${name} is not a page of ucloud-image report: ${whatItIs(page)}. ${advice}`);
  }
  const { format, formatVersion, madeBy } = marksOf(data);
  if (format !== reportFormat) {
    throw new UserError(`${name} is not a page of ucloud-image report: its data is of another kind. ${advice}`);
  }
  if (formatVersion !== reportFormatVersion) {
    throw new UserError(
      `${name} is the page of another version of ucloud-image, ${printableText(madeBy)}: its data has format ` +
        `${printableText(String(formatVersion))}, and this version, ${packageVersion()}, reads format ` +
        `${reportFormatVersion}. Write a new page with this version, and compare later reports with that.`,
    );
  }
  const parsed = packedReport.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? "" : ` (at ${issue.path.join(".")}: ${issue.message})`;
    throw new UserError(`${name} can't be compared: its data was changed after it was written${where}. ${advice}`);
  }
  return unpack(parsed.data as PackedReport);
}

const advice = "--since takes a page that `ucloud-image report --html FILE` wrote.";

async function readPage(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UserError(`${name} can't be read for --since: ${reasonOf(cause)}. ${advice}`, { cause });
  }
}

/** Returns the data in a page; undefined when there is none, or when it is cut off. Data never contains `<`. */
function dataIn(page: string): unknown {
  const [, text] = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page) ?? [];
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function whatItIs(page: string): string {
  if (page.trim() === "") {
    return "it is empty";
  }
  return page.includes('<script type="application/json" id="data">')
    ? "its data is cut off or changed"
    : "it has no data of a report";
}

function marksOf(data: unknown) {
  const { format, formatVersion, madeBy } = Object(data) as Readonly<Record<string, unknown>>;
  return { format, formatVersion, madeBy: typeof madeBy === "string" ? madeBy : "unknown" };
}

const text = z.string();
const optionalText = text.optional();
const position = z.int().nonnegative();

const resource = {
  urn: text,
  project: text,
  stack: text,
  name: text,
  command: optionalText,
  imageId: optionalText,
  text,
};

/** The data of a page, as it must be to be compared. A page is a file that anybody can edit. */
const packedReport = z.object({
  format: z.literal(reportFormat),
  formatVersion: z.literal(reportFormatVersion),
  madeBy: text,
  madeAtMs: z.int().min(0).max(8_640_000_000_000_000),
  asked: z.object({
    places: z.array(z.object({ region: text, zone: optionalText })),
    imageTypes: z.array(text),
    demands: z.array(z.object({ field: text, value: text })),
  }),
  texts: z.array(text),
  systems: z.array(
    z.object({
      name: text,
      family: text,
      ends: z.array(text),
      builds: z.array(
        z.tuple([
          text,
          position,
          z.union([z.literal(0), z.literal(1)]),
          position,
          position,
          position,
          position,
          z.number().min(-8_640_000_000_000).max(8_640_000_000_000).nullable(),
          position,
          z.array(position),
          z.array(position),
        ]),
      ),
    }),
  ),
  pins: z.array(
    z.object({
      ...resource,
      status: z.enum(pinStatuses.map(({ status }) => status)),
      region: optionalText,
      zone: optionalText,
      endOfLife: optionalText,
      newestImageId: optionalText,
    }),
  ),
  hosts: z.array(
    z.object({
      ...resource,
      status: z.enum(statuses.map(({ status }) => status)),
      pinUrn: optionalText,
      pinImageId: optionalText,
    }),
  ),
  stacks: z.object({
    read: z.array(z.object({ source: text, project: optionalText, stack: optionalText })),
    unread: z.array(z.object({ source: text, problem: text })),
  }),
});
