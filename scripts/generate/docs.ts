import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "prettier";
import * as z from "zod";
import { filterFields } from "../../provider/filter/filter";
import { hostShape } from "../../provider/filter/host";
import { imageRecord } from "../../provider/image/image";
import { foundImage } from "../../provider/lookup/found-image";
import { getImagesArguments } from "../../provider/lookup/get-images";
import { pinnedImageArguments } from "../../provider/pin/arguments";
import { pinnedImagePerZoneArguments, pinnedImagePerZoneOutputs } from "../../provider/pin-per-zone/arguments";
import { pinnedImageOutputs } from "../../provider/pin/one-image";
import { settingsReference } from "./settings";

export const repository = join(__dirname, "..", "..");

/** Returns every page that is generated, whole or in part, by its path. A test fails when one is out of date. */
export async function generateDocs(): Promise<ReadonlyMap<string, string>> {
  const pages: readonly (readonly [path: string, text: string])[] = [
    ["docs/reference/filter.md", filterPage()],
    ["docs/reference/pin.md", pinPage()],
    ["docs/reference/pin-per-zone.md", pinPerZonePage()],
    ["docs/reference/settings.md", settingsReference],
    ["docs/performance.md", withResults(read("docs/performance.md"))],
  ];
  const formatted = pages.map(async ([path, text]) => [path, await prettyMarkdown(text)] as const);
  return new Map(await Promise.all(formatted));
}

function filterPage(): string {
  return [
    "# Filter reference",
    written,
    "What `getImage`, `getImages`, `getImagePerZone` and `PinnedImage` take. Every field is optional, but a region must" +
      " come from somewhere ([settings](settings.md)). [The guide](../filters.md) has examples. On the" +
      " [command line](../cli.md) each field is an option: `maxSizeGb` is `--max-size-gb`.",
    ...sections("##", filterFields),
    "## Fields of host",
    "What CreateUHostInstance would get. [The guide](../filters.md) lists every rule that follows from them.",
    ...sections("###", hostShape.shape, "host."),
    "## Fields of one function only",
    ...sections("###", { allowEmpty: getImagesArguments.shape.allowEmpty }, "getImages: "),
    "## How one image is chosen",
    "Of several matches the first in the order is taken: by `createTime` descending, then by `imageId`. This order is" +
      " total, so it does not matter in which order UCloud answers. It is an error, and not a guess, when matches are in" +
      " several zones (no zone was named), when some have UCloud's raised kernel (高内核, which a host either needs or" +
      " can't boot), or when the first ones do not say when they were made.",
    "## What an image has",
    ...sections("###", { ...imageRecord.shape, daysToEol: foundImage.shape.daysToEol }, "image."),
  ].join("\n\n");
}

function pinPage(): string {
  const own = Object.entries(pinnedImageArguments.shape).filter(([field]) => !(field in filterFields));
  return [
    "# Pin reference",
    written,
    "`PinnedImage` takes every field of the [filter](filter.md) and the arguments below." +
      " [Pin hosts safely](../pinning.md) says when to use which.",
    "## Arguments",
    ...sections("###", Object.fromEntries(own)),
    "## Outputs",
    "The resource's `id` is always the id of the pinned image.",
    ...sections("###", pinnedImageOutputs.shape, "", "pin."),
  ].join("\n\n");
}

function pinPerZonePage(): string {
  const { shape } = pinnedImagePerZoneArguments;
  const own = Object.entries(shape).filter(
    ([field]) => field === "region" || field === "imageIds" || !(field in pinnedImageArguments.shape),
  );
  return [
    "# Reference of a pin in several zones",
    written,
    "`PinnedImagePerZone` takes every field of the [filter](filter.md) but `zone` and `acrossZones`, the policies and triggers of a" +
      " [pin](pin.md#arguments), and the arguments below. [Stacks in several zones](../zones.md#one-pin-for-all-zones)" +
      " says when to use it.",
    "## Arguments",
    ...sections("###", Object.fromEntries(own)),
    "## Outputs",
    "The resource's `id` names each zone with its image, as they were when the pin was made or last moved:" +
      " `cn-bj2-02=uimage-a,cn-bj2-05=uimage-b`.",
    ...sections("###", pinnedImagePerZoneOutputs.shape, "", "pin."),
  ].join("\n\n");
}

const written = "<!-- Written by `npm run generate` from the descriptions in the code. -->";

/** Returns a section for each field, so that each can be linked. */
function sections(level: string, fields: z.ZodRawShape, owner = "", outputOwner = owner): string[] {
  const { properties = {} } = z.toJSONSchema(z.object(fields), { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([field, property]) => {
    const schema = property as z.core.JSONSchema.BaseSchema;
    const { description = "", default: byDefault } = schema;
    const end = byDefault === undefined ? "" : ` Default: \`${JSON.stringify(byDefault)}\`.`;
    return `${level} ${outputOwner}${field}\n\n${typeOf(schema)} ${description}${end}`;
  });
}

/** Returns a type in words, with its values where they are known. */
function typeOf({ type, enum: values, examples, items }: z.core.JSONSchema.BaseSchema): string {
  if (type === "array" && typeof items === "object" && !Array.isArray(items)) {
    const inner = typeOf(items).replace(/\.$/, "");
    return `List of ${inner.charAt(0).toLowerCase()}${inner.slice(1)}.`;
  }
  if (values !== undefined) {
    return `One of ${values.map((value) => `\`${String(value)}\``).join(", ")}.`;
  }
  if (Array.isArray(examples)) {
    return `Text; known are ${examples.map((value) => `\`${String(value)}\``).join(", ")}.`;
  }
  return typeof type === "string" ? `${names[type] ?? type}.` : "Text or number.";
}

const names: Readonly<Record<string, string>> = {
  string: "Text",
  number: "Number",
  integer: "Whole number",
  boolean: "True or false",
  object: "Object",
};

/** Returns the page with the results of the last `npm run bench`, its date and its machine. */
function withResults(page: string): string {
  const results = read("bench/results/results.md")
    .replace(/^# .*\n+/, "")
    .replace("](results.svg)", "](../bench/results/results.svg)")
    .trim();
  return page.replace(
    /(<!-- bench: [^>]*-->\n)[^]*?(<!-- \/bench -->)/,
    (_, start: string, end: string) => `${start}\n${results}\n\n${end}`,
  );
}

function prettyMarkdown(text: string): Promise<string> {
  return format(text, { parser: "markdown", printWidth: 120, proseWrap: "preserve" });
}

function read(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}

async function main(): Promise<void> {
  for (const [path, text] of await generateDocs()) {
    const file = join(repository, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }
}

if (require.main === module) {
  void main();
}
