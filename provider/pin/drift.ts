import * as z from "zod";
import { daysToEndOfLife } from "../image/end-of-life";
import type { Image } from "../image/image";
import { parseOperatingSystem, systemName, versionLabel } from "../image/operating-system";
import { isSameFeature } from "../image/vocabulary";

const change = <Value extends z.ZodType>(value: Value, meaning: string) =>
  z
    .object({
      pinned: value.optional().describe("Of the pinned image; absent when it has none."),
      newest: value.optional().describe("Of the newest image; absent when it has none."),
    })
    .optional()
    .describe(meaning);
const days = (meaning: string) => z.int().optional().describe(meaning);

/** What a move of the pin would change. */
export const driftRecord = z.object({
  imageName: change(z.string(), "Names of the two images, when they differ."),
  osVersion: change(z.string(), "OS versions of the two images, when they differ."),
  featuresGained: z.array(z.string()).describe("Features that only the newest image has."),
  featuresLost: z.array(z.string()).describe("Features that only the pinned image has."),
  scenesGained: z.array(z.string()).describe("Scenes that only the newest image is listed under."),
  scenesLost: z.array(z.string()).describe("Scenes that only the pinned image is listed under."),
  imageSizeGb: change(z.number(), "Sizes of the two images in GB, when they differ."),
  ageDays: days("Days by which the pinned image is older than the newest."),
  daysToEol: days("Days until the end of maintenance of the pinned image; negative once past."),
  newestDaysToEol: days("Days until the end of maintenance of the newest image; negative once past."),
});

export type Drift = z.infer<typeof driftRecord>;

/** The drift of a pin on the newest image: nothing differs. */
export const noDrift: Drift = { featuresGained: [], featuresLost: [], scenesGained: [], scenesLost: [] };

export function driftBetween(pinned: Image, newest: Image, now: Date): Drift {
  return {
    ...differing("imageName", pinned.imageName, newest.imageName),
    ...differing("osVersion", versionText(pinned), versionText(newest)),
    ...differing("imageSizeGb", pinned.imageSizeGb, newest.imageSizeGb),
    featuresGained: without(newest.features, pinned.features, isSameFeature),
    featuresLost: without(pinned.features, newest.features, isSameFeature),
    scenesGained: without(newest.sceneCategories, pinned.sceneCategories),
    scenesLost: without(pinned.sceneCategories, newest.sceneCategories),
    ...known("ageDays", daysBetween(pinned.createTime, newest.createTime)),
    ...known("daysToEol", daysToEndOfLife(pinned.maintainEol, now)),
    ...known("newestDaysToEol", daysToEndOfLife(newest.maintainEol, now)),
  };
}

function differing<K extends string, T>(
  field: K,
  pinned: T | undefined,
  newest: T | undefined,
): Partial<Record<K, { pinned?: T; newest?: T }>> {
  return pinned === newest
    ? {}
    : ({ [field]: { ...known("pinned", pinned), ...known("newest", newest) } } as Record<
        K,
        { pinned?: T; newest?: T }
      >);
}

function known<K extends string, T>(field: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [field]: value } as Record<K, T>);
}

function without(
  values: readonly string[],
  others: readonly string[],
  isSame = (a: string, b: string): boolean => a === b,
): string[] {
  return values.filter((value) => !others.some((other) => isSame(value, other)));
}

function daysBetween(pinned: number | undefined, newest: number | undefined): number | undefined {
  return pinned === undefined || newest === undefined ? undefined : Math.floor((newest - pinned) / daySeconds);
}

/** Returns the version as written, such as 22.04. As numbers, it would lose its leading zeros. */
function versionText(image: Image): string | undefined {
  const system = parseOperatingSystem(systemName(image));
  const text = system === undefined ? "" : versionLabel(system);
  return text === "" ? undefined : text;
}

const daySeconds = 24 * 60 * 60;
