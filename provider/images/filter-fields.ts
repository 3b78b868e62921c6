import { z } from "zod";
import * as vocabulary from "./vocabulary";
import { parseOperatingSystem } from "./operating-system";
import { compilePattern } from "./text-pattern";

const text = (meaning: string) => z.string().trim().min(1).optional().describe(meaning);
const choices = <const T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1);
const days = z.int().nonnegative();

/** Where a lookup looks. */
export const placeFields = {
  region: text(
    "Region whose images are searched, such as `cn-bj2`. Default: the stack configuration `ucloud-image:region`, then `UCLOUD_REGION`, then the UCloud profile; without any, the lookup fails. DescribeImage: Region.",
  ),
  zone: text(
    "Zone whose images are searched, such as `cn-bj2-05`. Ids are valid in one zone alone. Default: as for region; without any, all zones of the region are searched, and a choice between zones is an error. DescribeImage: Zone.",
  ),
  projectId: text(
    "Project whose images are seen; sub-accounts must name one. Default: as for region, from `UCLOUD_PROJECT_ID`; without any, the account's default project. DescribeImage: ProjectId.",
  ),
} as const;

/** What an image must be, have and have been: all that one filter can say. */
export const imageFields = {
  imageType: z
    .enum(vocabulary.imageTypes)
    .optional()
    .describe(
      "Where the image comes from: `Base` (UCloud's own), `Custom` (made from your hosts) or `Business` (the image market, which also needs `vendors`). Default: `Base`; any when `imageIds` are named. DescribeImage: ImageType.",
    ),
  funcTypes: choices(vocabulary.funcTypes)
    .optional()
    .describe("What a market image is made for: any of these. Default: anything. DescribeImage: FuncType."),
  osType: z.enum(vocabulary.osTypes).optional().describe("Kind of operating system. Default: any."),
  os: z
    .string()
    .refine((name) => parseOperatingSystem(name) !== undefined, {
      error: "is no operating system; write a distribution and, if wanted, a version, such as `Ubuntu 22.04`",
    })
    .optional()
    .describe(
      "Distribution and, if wanted, version: `Ubuntu`, `Ubuntu 22.04`, `CentOS 7`, `Windows 2022`. Case does not matter, and a version matches component by component: 7 is 7.6 and 7.9, never 70. Decorations such as `64位`, `高内核` and `aarch` are ignored; an edition or a language of Windows counts when it is asked for (`Windows 2022 英文版`). Images of UCloud's with drivers or an application on top of the system match only when the filter asks for more: a scene other than `Featured`, gpuType, primarySoftware, a GPU feature or a name. Default: any.",
    ),
  osName: text("UCloud's name of the operating system, with `*` and `?`. Default: any. DescribeImage: OsName."),
  imageName: text("Name of the image, with `*` and `?`. Default: any. DescribeImage: ImageName."),
  nameRegex: z
    .string()
    .min(1)
    .superRefine((pattern, context) => {
      const compiled = compilePattern(pattern);
      if ("problem" in compiled) {
        context.addIssue({ code: "custom", message: `is no regular expression of RE2: ${compiled.problem}` });
      }
    })
    .optional()
    .describe(
      "Regular expression in RE2's syntax, searched for in the image's name: what Terraform's `name_regex` takes. Default: any.",
    ),
  features: choices(vocabulary.features)
    .optional()
    .describe("Features that the image must all have. `NetEnhnced` is UCloud's spelling. Default: none."),
  withoutFeatures: choices(vocabulary.features)
    .optional()
    .describe("Features of which the image must have none. Default: none."),
  scenes: choices(vocabulary.scenes)
    .optional()
    .describe("Scenes that the image must all be listed under. Default: none. DescribeImage: SceneCategories."),
  architecture: z
    .enum(vocabulary.architectures)
    .optional()
    .describe(
      "CPU architecture; `arm64` is what UCloud marks with the feature Aarch64_Type. Default: `x86_64`; `any` when `imageIds` are named.",
    ),
  gpuType: text("GPU type that the image must list, such as `V100S`. Default: any. DescribeImage: SupportedGPUTypes."),
  primarySoftware: text("Main software on the image. Default: any. DescribeImage: PrimarySoftware."),
  vendors: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      "Publishers of market images that are trusted: any of these. Required for `Business`, where anyone could publish a newer match. DescribeImage: Vendor.",
    ),
  imageIds: z
    .array(z.string().trim().min(1))
    .min(1)
    .optional()
    .describe("Only these known ids. Default: any. DescribeImage: ImageIds."),
  states: choices(vocabulary.states)
    .default(["Available"])
    .describe("States that are accepted. A host can be made from an available image only. DescribeImage: State."),
  maxSizeGb: z
    .number()
    .positive()
    .optional()
    .describe(
      "Largest accepted size in GB; an image without a size is left out. Default: any. DescribeImage: ImageSize.",
    ),
  allowEndOfLife: z
    .boolean()
    .default(false)
    .describe("Whether an image past its MaintainEol is accepted. One whose end is unknown always is."),
  minSupportDays: days
    .optional()
    .describe(
      "Days of maintenance that must be left, counted to the end of MaintainEol in UTC+8. An image whose end is unknown is left out. Default: no demand.",
    ),
  minAgeDays: days
    .optional()
    .describe("Days since the image was made, so that a new one can settle. Default: no demand."),
  createdBefore: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: "is no date; write RFC 3339, such as `2026-01-31` (midnight UTC) or `2026-01-31T08:00:00+08:00`",
    })
    .optional()
    .describe(
      "Only images made before this time (RFC 3339; a date alone is midnight UTC), to repeat an old choice. Default: any.",
    ),
  orderBy: z
    .enum(vocabulary.orders)
    .default("createTime")
    .describe(
      "Which match is chosen: the newest (`createTime`), or of the highest OS version the newest (`osVersion`).",
    ),
  unique: z.boolean().default(false).describe("Whether more than one match is an error."),
} as const;
