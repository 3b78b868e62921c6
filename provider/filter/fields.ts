import * as z from "zod";
import { daysToEndOfLife } from "../image/end-of-life";
import type { Image } from "../image/image";
import { isSystem, parseOperatingSystem, systemName } from "../image/operating-system";
import * as vocabulary from "../image/vocabulary";
import { reachesZone } from "../image/zone-reach";
import { imageIdIn } from "../text/image-id";
import { compilePattern } from "../text/pattern";
import { eachOf, field, type Field, type OpenNames, type Test } from "./field";
import { orders } from "./order";
import { areLooserWildcards, byText, isOfSystem, matchesRegex, matchesWildcards } from "./text-matching";

const text = z.string().trim().min(1).optional();
const days = z.int().nonnegative().optional();
const choices = <const T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1);
const names = (known: readonly string[]) =>
  z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .meta({ examples: [...known] }),
    )
    .min(1);

const featureNames: OpenNames = {
  kind: "feature",
  known: vocabulary.features,
  among: ({ features }) => features,
  canonical: vocabulary.canonicalFeature,
};
const sceneNames: OpenNames = {
  kind: "scene",
  known: vocabulary.scenes,
  among: ({ sceneCategories }) => sceneCategories,
};
const gpuTypeNames: OpenNames = {
  kind: "GPU type",
  known: vocabulary.gpuTypes,
  among: ({ supportedGpuTypes }) => supportedGpuTypes,
};

/** The fields that say where a lookup searches. */
export const placeRows = {
  region: field(
    text,
    "Region whose images are searched, such as `cn-bj2`. Default: the stack configuration `ucloud-image:region`, then `UCLOUD_REGION`, then the UCloud profile; without any, the lookup fails. DescribeImage: Region.",
    { admits: (region) => (image) => image.region === region, lasting: true, sentToApi: true },
  ),
  zone: field(
    text,
    "Zone whose images are searched, such as `cn-bj2-05`. Ids are valid in one zone alone, but for those of custom images: see `acrossZones`. Default: as for region; without any, all zones of the region are searched, and a choice between zones is an error. DescribeImage: Zone.",
    { admits: (zone) => (image) => reachesZone(image, zone), lasting: true, sentToApi: true },
  ),
  projectId: field(
    text,
    "Project whose images are seen; sub-accounts must name one. Default: as for region, from `UCLOUD_PROJECT_ID`; without any, the account's default project. DescribeImage: ProjectId.",
    // An image does not say which project it belongs to.
    { lasting: true, sentToApi: true },
  ),
} as const;

/**
 * Everything that one filter can ask of an image. To add a field, add a row here and a short text in
 * cli/help/short-texts.ts. The rows have the order of the documentation and of an explanation's steps.
 */
export const imageRows = {
  imageType: field(
    z.enum(vocabulary.imageTypes).optional(),
    "Where the image comes from: `Base` (UCloud's own), `Custom` (made from your hosts) or `Business` (the image market, which also needs `vendors`). Default: `Base`; any when `imageIds` are named. DescribeImage: ImageType.",
    {
      admits: (type) => (image) => saysNothingElse(image.imageType, type),
      has: ({ imageType }) => imageType ?? "no type",
      lasting: true,
      sentToApi: true,
    },
  ),
  funcTypes: field(
    choices(vocabulary.funcTypes).optional(),
    "What a market image is made for: any of these. Default: anything. DescribeImage: FuncType.",
    {
      admits: (types) => (image) => types.some((type) => type === image.funcType),
      looser: includesAll,
      has: ({ funcType }) => funcType ?? "no funcType",
      lasting: true,
      sentToApi: true,
    },
  ),
  imageIds: field(
    z.array(z.string().overwrite(imageIdIn).min(1)).min(1).optional(),
    "Only these known ids, also as `uimage-xxx/NAME`. Default: any. DescribeImage: ImageIds.",
    { admits: (ids) => (image) => ids.includes(image.imageId), looser: includesAll, lasting: true, sentToApi: true },
  ),
  acrossZones: field(
    z.boolean().optional(),
    "Whether a custom image of another zone of the region may be taken where `zone` has no match. By UCloud's documents one without linked data disk snapshots makes hosts in its whole region; of several, the newest is taken. Default: `false`.",
    { lasting: true },
  ),
  osType: field(z.enum(vocabulary.osTypes).optional(), "Kind of operating system. Default: any.", {
    admits: (type) => (image) => image.osType === type,
    lasting: true,
  }),
  os: field(
    z
      .string()
      .refine((name) => parseOperatingSystem(name) !== undefined, {
        error: "is no operating system; write a distribution and, if wanted, a version, such as `Ubuntu 22.04`",
      })
      .optional(),
    "Distribution and, if wanted, version: `Ubuntu`, `Ubuntu 22.04`, `CentOS 7`, `Windows 2022`. Case does not matter, and a version matches component by component: 7 is 7.6 and 7.9, never 70. Decorations such as `64位`, `高内核` and `aarch` are ignored; an edition or a language of Windows counts when it is asked for (`Windows 2022 英文版`). Images of UCloud's with drivers or an application on top of the system match only when the filter asks for more: a scene other than `Featured`, gpuType, primarySoftware, a GPU feature or a name. Default: any.",
    {
      admits: (name) => isOfSystem(systemName, name),
      looser: isWiderSystem,
      distance: distanceFromDistribution,
      lasting: true,
    },
  ),
  osName: field(text, "UCloud's name of the operating system, with `*` and `?`. Default: any. DescribeImage: OsName.", {
    admits: (wildcards) => matchesWildcards((image) => image.osName, wildcards),
    looser: areLooserWildcards,
    has: ({ osName }) => osName ?? "no osName",
    suggest: { kind: "osName", among: ({ osName }) => [osName], wildcards: true },
    lasting: true,
  }),
  imageName: field(text, "Name of the image, with `*` and `?`. Default: any. DescribeImage: ImageName.", {
    admits: (wildcards) => matchesWildcards((image) => image.imageName, wildcards),
    looser: areLooserWildcards,
    suggest: { kind: "image name", among: ({ imageName }) => [imageName], wildcards: true },
    lasting: true,
  }),
  nameRegex: field(
    z
      .string()
      .min(1)
      .superRefine((pattern, context) => {
        const compiled = compilePattern(pattern);
        if ("problem" in compiled) {
          context.addIssue({ code: "custom", message: `is no regular expression of RE2: ${compiled.problem}` });
        }
      })
      .optional(),
    "Regular expression in RE2's syntax, searched for in the image's name: what Terraform's `name_regex` takes. Default: any.",
    { admits: (regex) => matchesRegex((image) => image.imageName, regex), lasting: true },
  ),
  architecture: field(
    z.enum(vocabulary.architectures).optional(),
    "CPU architecture; `arm64` is what UCloud marks with the feature Aarch64_Type. Default: `x86_64`; `any` when `imageIds` are named.",
    {
      admits: (wanted) =>
        wanted === "any" ? undefined : (image) => image.features.includes("Aarch64_Type") === (wanted === "arm64"),
      lasting: true,
    },
  ),
  features: eachOf(
    names(vocabulary.features).optional(),
    "Features that the image must all have. `NetEnhnced` is UCloud's spelling, and `NetEnhanced` means the same. A newer feature will do where an image has it. Default: none.",
    {
      admits: hasFeature,
      looser: vocabulary.isSameFeature,
      suggest: featureNames,
      open: featureNames,
      lasting: true,
    },
  ),
  withoutFeatures: eachOf(
    names(vocabulary.features).optional(),
    "Features of which the image must have none. Default: none.",
    {
      admits: (feature) => (image) => !hasFeature(feature)(image),
      looser: vocabulary.isSameFeature,
      open: featureNames,
      lasting: true,
    },
  ),
  scenes: eachOf(
    names(vocabulary.scenes).optional(),
    "Scenes that the image must all be listed under. A newer scene will do where an image is listed under it. Default: none. DescribeImage: SceneCategories.",
    {
      admits: (scene) => (image) => image.sceneCategories.includes(scene),
      suggest: sceneNames,
      open: sceneNames,
      lasting: true,
    },
  ),
  gpuType: field(
    z
      .string()
      .trim()
      .min(1)
      .optional()
      .meta({ examples: [...vocabulary.gpuTypes] }),
    "GPU type that the image must list, such as `V100S`. Default: any. DescribeImage: SupportedGPUTypes.",
    {
      admits: (type) => (image) => image.supportedGpuTypes.includes(type),
      suggest: gpuTypeNames,
      open: gpuTypeNames,
      lasting: true,
    },
  ),
  primarySoftware: field(text, "Main software on the image. Default: any. DescribeImage: PrimarySoftware.", {
    admits: (software) => (image) => image.primarySoftware === software,
    has: ({ primarySoftware }) => primarySoftware ?? "none",
    suggest: { kind: "primary software", among: ({ primarySoftware }) => [primarySoftware] },
    lasting: true,
  }),
  vendors: field(
    z.array(z.string().min(1)).min(1).optional(),
    "Publishers of market images that are trusted: any of these. Required for `Business`, where anyone could publish a newer match. DescribeImage: Vendor.",
    {
      admits: (names) => (image) => image.vendor !== undefined && names.includes(image.vendor),
      looser: includesAll,
      has: ({ vendor }) => vendor ?? "no vendor",
      suggest: { kind: "vendor", among: ({ vendor }) => [vendor] },
      lasting: true,
    },
  ),
  maxSizeGb: field(
    z.number().positive().optional(),
    "Largest accepted size in GB; an image without a size is left out. Default: any. DescribeImage: ImageSize.",
    {
      admits: (most) => (image) => (image.imageSizeGb ?? Infinity) <= most,
      looser: (most, before) => most >= before,
      has: ({ imageSizeGb }) => (imageSizeGb === undefined ? "no size given" : `${imageSizeGb} GB`),
      lasting: true,
    },
  ),
  states: field(
    choices(vocabulary.states).default(["Available"]),
    "States that are accepted. A host can be made from an available image only. DescribeImage: State.",
    {
      admits: (accepted) => (image) => accepted.some((state) => state === image.state),
      looser: includesAll,
      has: ({ state }) => state ?? "no state",
      lasting: false,
    },
  ),
  allowEndOfLife: field(
    z.boolean().default(false),
    "Whether an image past its MaintainEol is accepted. Images without a known end date are always accepted.",
    {
      admits: (allowed, now) => (allowed ? undefined : daysLeft(now, (left = 0) => left >= 0)),
      has: ({ maintainEol }) => `ended ${maintainEol}`,
      lasting: false,
    },
  ),
  minSupportDays: field(
    days,
    "Days of maintenance that must be left, counted to the end of MaintainEol in UTC+8. An image whose end is unknown is left out. Default: no demand.",
    {
      admits: (least, now) => daysLeft(now, (left = -1) => left >= least),
      looser: (least, before) => least <= before,
      has: (image, now) =>
        daysLeft(now, (left) => (left === undefined ? "its end is unknown" : `${left} days left`))(image),
      lasting: false,
    },
  ),
  minAgeDays: field(days, "Days since the image was made, so that a new one can settle. Default: no demand.", {
    admits: (least, now) => made((ms) => now.getTime() - ms >= least * dayMs),
    looser: (least, before) => least <= before,
    lasting: false,
  }),
  createdBefore: field(
    z
      .union([z.iso.datetime({ offset: true }), z.iso.date()], {
        error: "is no date; write RFC 3339, such as `2026-01-31` (midnight UTC) or `2026-01-31T08:00:00+08:00`",
      })
      .optional(),
    "Only images made before this time (RFC 3339; a date alone is midnight UTC), to repeat an old choice. Default: any.",
    {
      admits: (time) => made((ms) => ms < Date.parse(time)),
      looser: (time, before) => Date.parse(time) >= Date.parse(before),
      lasting: true,
    },
  ),
  orderBy: field(
    z.enum(orders).default("createTime"),
    "Which match is chosen: the newest (`createTime`), or of the highest OS version the newest (`osVersion`).",
    { lasting: true },
  ),
  unique: field(z.boolean().default(false), "Whether more than one match is an error.", { lasting: true }),
} as const;

type Schemas<Rows extends Readonly<Record<string, Field>>> = { readonly [Name in keyof Rows]: Rows[Name]["schema"] };

/** Returns the schemas of some rows. Types, validation, documentation and the plugin's schema are derived from them. */
export function schemasOf<const Rows extends Readonly<Record<string, Field>>>(rows: Rows): Schemas<Rows> {
  return Object.fromEntries(Object.entries(rows).map(([name, { schema }]) => [name, schema])) as Schemas<Rows>;
}

/** Accepts an image that does not state the value, since DescribeImage was asked to filter by it. */
function saysNothingElse(value: string | undefined, wanted: string): boolean {
  return value === undefined || value === wanted;
}

function hasFeature(feature: string): Test {
  return ({ features }) => features.some((each) => vocabulary.isSameFeature(each, feature));
}

function includesAll(values: readonly string[], before: readonly string[]): boolean {
  return before.every((value) => values.includes(value));
}

/** Returns whether `name` asks for every system that `before` asks for: `7` includes `7.6`. */
function isWiderSystem(name: string, before: string): boolean {
  const [wanted, narrower] = [parseOperatingSystem(name), parseOperatingSystem(before)];
  return wanted !== undefined && narrower !== undefined && isSystem(narrower, wanted);
}

/** Ranks another version of the same distribution nearer than another distribution. */
function distanceFromDistribution(name: string): (image: Image) => number {
  const wanted = parseOperatingSystem(name)?.distribution;
  const offered = byText(systemName, (system) => parseOperatingSystem(system)?.distribution);
  return (image) => (offered(image) === wanted ? 0 : 1);
}

function daysLeft<T>(now: Date, answer: (days: number | undefined) => T): (image: Image) => T {
  return byText(
    (image) => image.maintainEol,
    (date) => answer(daysToEndOfLife(date, now)),
  );
}

/** Rejects an image whose creation time is unknown: it belongs to no period. */
function made(isWanted: (timeMs: number) => boolean): Test {
  return (image) => image.createTime !== undefined && isWanted(image.createTime * 1000);
}

const dayMs = 24 * 60 * 60 * 1000;
