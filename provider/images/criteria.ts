import { each, given, type Criterion, type Test } from "./criterion";
import { daysToEndOfLife } from "./end-of-life";
import type { Filter } from "./filter";
import { rulesFor } from "./fit";
import type { Image } from "./image";
import { byText, isOfSystem, matchesRegex, matchesWildcards, systemName } from "./image-text";
import { parseOperatingSystem } from "./operating-system";
import type { Feature } from "./vocabulary";

export type { Criterion };

/**
 * A filter as a list of demands, in the order in which a funnel shows them: what an image is, where it boots, what
 * it has, and its age last. Region, zone, project, image type, funcTypes and imageIds are the listing's own and not
 * repeated here.
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
    ...given("os", os, (name) => isOfSystem(systemName, name), { distance: distributionDistance(os ?? "") }),
    ...(os !== undefined && !asksForMore(filter) ? [plainSystem()] : []),
    ...given("osName", osName, (wildcards) => matchesWildcards((image) => image.osName, wildcards), {
      has: (image) => image.osName ?? "no osName",
    }),
    ...given("imageName", imageName, (wildcards) => matchesWildcards((image) => image.imageName, wildcards)),
    ...given("nameRegex", nameRegex, (regex) => matchesRegex((image) => image.imageName, regex)),
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
    ...given("primarySoftware", primarySoftware, (software) => (image) => image.primarySoftware === software, {
      has: ({ primarySoftware: software }) => software ?? "none",
    }),
    ...given("vendors", vendors, (names) => (image) => image.vendor !== undefined && names.includes(image.vendor), {
      has: ({ vendor }) => vendor ?? "no vendor",
    }),
    ...given("maxSizeGb", maxSizeGb, (most) => (image) => (image.imageSizeGb ?? Infinity) <= most, {
      has: ({ imageSizeGb }) => (imageSizeGb === undefined ? "no size given" : `${imageSizeGb} GB`),
    }),
  ];
}

function lifeCriteria(filter: Filter, now: Date): Criterion[] {
  const { states, allowEndOfLife, minSupportDays, minAgeDays, createdBefore } = filter;
  const daysLeft = <T>(answer: (days: number | undefined) => T) =>
    byText(
      (image) => image.maintainEol,
      (date) => answer(daysToEndOfLife(date, now)),
    );
  return [
    ...given("states", states, (accepted) => (image) => (accepted as readonly string[]).includes(image.state ?? ""), {
      has: ({ state }) => state ?? "no state",
    }),
    ...given("allowEndOfLife", allowEndOfLife ? undefined : false, () => daysLeft((days = 0) => days >= 0), {
      has: ({ maintainEol }) => `ended ${maintainEol}`,
    }),
    ...given("minSupportDays", minSupportDays, (least) => daysLeft((days = -1) => days >= least), {
      has: daysLeft((days) => (days === undefined ? "its end is unknown" : `${days} days left`)),
    }),
    ...given("minAgeDays", minAgeDays, (least) => made((ms) => now.getTime() - ms >= least * dayMs)),
    ...given("createdBefore", createdBefore, (time) => made((ms) => ms < Date.parse(time))),
  ];
}

/**
 * Who asks for an operating system and nothing else means the system: not UCloud's images that have GPU drivers or an
 * application on top of it, although those name the same system and may be newer.
 */
function plainSystem(): Criterion {
  const named = distributionBy((image) => image.imageName);
  const offered = distributionBy(systemName);
  return {
    field: "os",
    text: "os alone: no drivers or application on top",
    // An image whose system is not understood fails the demand for one, and not this one too.
    admits: (image) => image.imageType !== "Base" || offered(image) === undefined || named(image) === offered(image),
  };
}

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

/** Another version of the same distribution is nearer than another distribution. */
function distributionDistance(name: string): (image: Image) => number {
  const wanted = parseOperatingSystem(name)?.distribution;
  const offered = distributionBy(systemName);
  return (image) => (offered(image) === wanted ? 0 : 1);
}

function distributionBy(textOf: (image: Image) => string | undefined): (image: Image) => string | undefined {
  return byText(textOf, (text) => parseOperatingSystem(text)?.distribution);
}

/** An image whose time of creation is unknown is in no period. */
function made(isWanted: (timeMs: number) => boolean): Test {
  return (image) => image.createTime !== undefined && isWanted(image.createTime * 1000);
}

const dayMs = 24 * 60 * 60 * 1000;
