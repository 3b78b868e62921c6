import type { Filter, FilterField } from "./filter";
import type { Image } from "./image";
import { daysToEndOfLife } from "./end-of-life";
import { rulesFor } from "./fit";
import { isSystem, parseOperatingSystem } from "./operating-system";
import type { Feature } from "./vocabulary";
import { compilePattern, compileWildcards, type TextPattern } from "./text-pattern";

/** One demand of a filter, under the name that explanations give it. */
export interface Criterion {
  readonly field: FilterField;
  /** The demand in words, such as `features: CloudInit`. */
  readonly text: string;
  readonly admits: (image: Image) => boolean;
}

/**
 * A filter as a list of demands, in the order in which a funnel shows them: what an image is, where it boots, what
 * it has, and its age last. Region, zone, project, image type, funcTypes and imageIds are the listing's own and not repeated here.
 */
export function criteriaOf(filter: Filter, now: Date): Criterion[] {
  return [
    ...identityCriteria(filter),
    ...hostCriteria(filter),
    ...contentCriteria(filter),
    ...lifeCriteria(filter, now),
  ];
}

function identityCriteria(filter: Filter): Criterion[] {
  const { osType, os, osName, imageName, nameRegex, architecture } = filter;
  return [
    ...given("osType", osType, (type) => (image) => image.osType === type),
    ...given("os", os, (name) => byText((image) => image.osName ?? image.imageName, systemTest(name))),
    ...(os !== undefined && !asksForMore(filter) ? [plainSystem] : []),
    ...given("osName", osName, (wildcards) => matching((image) => image.osName, compileWildcards(wildcards))),
    ...given("imageName", imageName, (wildcards) => matching((image) => image.imageName, compileWildcards(wildcards))),
    ...given("nameRegex", nameRegex, (regex) => matching((image) => image.imageName, validPattern(regex))),
    ...given("architecture", architecture === "any" ? undefined : architecture, (wanted) => (image) => {
      return image.features.includes("Aarch64_Type") === (wanted === "arm64");
    }),
  ];
}

function hostCriteria({ host }: Filter): Criterion[] {
  return host === undefined
    ? []
    : rulesFor(host).map((rule) => ({
        field: "host",
        text: `host: ${rule.demand(host)}`,
        admits: (image) => rule.holds(image, host),
      }));
}

function contentCriteria(filter: Filter): Criterion[] {
  const { features, withoutFeatures, scenes, gpuType, primarySoftware, vendors, maxSizeGb } = filter;
  return [
    ...each("features", features, (feature) => (image) => image.features.includes(feature)),
    ...each("withoutFeatures", withoutFeatures, (feature) => (image) => !image.features.includes(feature)),
    ...each("scenes", scenes, (scene) => (image) => image.sceneCategories.includes(scene)),
    ...given("gpuType", gpuType, (type) => (image) => image.supportedGpuTypes.includes(type)),
    ...given("primarySoftware", primarySoftware, (software) => (image) => image.primarySoftware === software),
    ...given("vendors", vendors, (names) => (image) => image.vendor !== undefined && names.includes(image.vendor)),
    ...given("maxSizeGb", maxSizeGb, (most) => (image) => (image.imageSizeGb ?? Infinity) <= most),
  ];
}

function lifeCriteria(filter: Filter, now: Date): Criterion[] {
  const { states, allowEndOfLife, minSupportDays, minAgeDays, createdBefore } = filter;
  const daysLeft = (test: (days: number | undefined) => boolean) =>
    byText(
      (image) => image.maintainEol,
      (date) => test(daysToEndOfLife(date, now)),
    );
  return [
    ...given("states", states, (accepted) => (image) => (accepted as readonly string[]).includes(image.state ?? "")),
    ...given("allowEndOfLife", allowEndOfLife ? undefined : false, () => daysLeft((days = 0) => days >= 0)),
    ...given("minSupportDays", minSupportDays, (least) => daysLeft((days = -1) => days >= least)),
    ...given("minAgeDays", minAgeDays, (least) => madeBefore(now.getTime() - least * dayMs)),
    ...given("createdBefore", createdBefore, (time) => madeBefore(Date.parse(time))),
  ];
}

/**
 * Who asks for an operating system and nothing else means the system: not UCloud's images that have GPU drivers or an
 * application on top of it, although those name the same system and may be newer.
 */
const plainSystem: Criterion = {
  field: "os",
  text: "os alone: no drivers or application on top",
  admits: (image) => image.imageType !== "Base" || parseOperatingSystem(image.imageName) !== undefined,
};

function asksForMore(filter: Filter): boolean {
  const { osName, imageName, nameRegex, gpuType, primarySoftware, imageIds, scenes, features, host } = filter;
  return (
    host?.machineType === "G" ||
    [osName, imageName, nameRegex, gpuType, primarySoftware, imageIds].some((value) => value !== undefined) ||
    scenes?.some((scene) => scene !== "Featured") === true ||
    features?.some((feature) => gpuFeatures.includes(feature)) === true
  );
}

const gpuFeatures: readonly Feature[] = ["GPU", "Vgpu_AMD", "Vgpu_NVIDIA"];

type Test = Criterion["admits"];

/** A criterion for a value that the filter has, none for one that it lacks. */
function given<T>(field: FilterField, value: T | undefined, test: (value: T) => Test): Criterion[] {
  return value === undefined ? [] : [{ field, text: `${field}: ${written(value)}`, admits: test(value) }];
}

/** A criterion for each of several values that must all hold, so that an explanation can tell which one failed. */
function each<T>(field: FilterField, values: readonly T[] | undefined, test: (value: T) => Test): Criterion[] {
  return (values ?? []).flatMap((value) => given(field, value, test));
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join(" or ") : String(value);
}

function matching(textOf: (image: Image) => string | undefined, pattern: TextPattern): Test {
  return byText(textOf, (text) => pattern.test(text));
}

/** Thousands of images share a few dozen names and dates: each text is tested once. */
function byText(textOf: (image: Image) => string | undefined, test: (text: string) => boolean): Test {
  const known = new Map<string, boolean>();
  return (image) => {
    const text = textOf(image) ?? "";
    const answer = known.get(text) ?? test(text);
    known.set(text, answer);
    return answer;
  };
}

function systemTest(name: string): (text: string) => boolean {
  const wanted = parseOperatingSystem(name);
  return (text) => {
    const offered = parseOperatingSystem(text);
    return wanted !== undefined && offered !== undefined && isSystem(offered, wanted);
  };
}

/** The filter's description has refused what RE2 does not take; a pattern that arrives here unvalidated is a defect. */
function validPattern(regex: string): TextPattern {
  const compiled = compilePattern(regex);
  if ("problem" in compiled) {
    throw new TypeError(`nameRegex was not validated: ${compiled.problem}`);
  }
  return compiled;
}

/** An image whose time of creation is unknown is in no period. */
function madeBefore(timeMs: number): Test {
  return (image) => image.createTime !== undefined && image.createTime * 1000 <= timeMs;
}

const dayMs = 24 * 60 * 60 * 1000;
