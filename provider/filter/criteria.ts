import type { Image } from "../image/image";
import { parseOperatingSystem, systemName } from "../image/operating-system";
import { reachesZone } from "../image/zone-reach";
import type { Feature } from "../image/vocabulary";
import type { Demand, Field } from "./field";
import { imageRows, placeRows } from "./fields";
import type { Filter, FilterField } from "./filter";
import type { Host } from "./host";
import { bootsNowhere, isUnjudged, rulesFor } from "./host-fit";
import { typeOf } from "./machine-types";
import { isArgument, type Query } from "./query";
import { byText } from "./text-matching";

/** One demand of a filter, under the name that explanations use. */
export interface Criterion extends Demand {
  readonly field: FilterField;
  /**
   * Which of the field's rules makes the demand, for a field with several: a host's rule, or that of a plain system.
   */
  readonly rule?: string | undefined;
  /** The demand in words, such as `features: CloudInit`. */
  readonly text: string;
  /** False when time alone changes the answer for the same image. */
  readonly lasting: boolean;
  /** Whether DescribeImage was already asked to filter by it. */
  readonly sentToApi: boolean;
  /**
   * Whether it follows from what the filter leaves out. It is never held against an image that the program names by id.
   */
  readonly isImplied?: boolean;
}

/**
 * Returns the demands of a filter in the order in which a funnel shows them: where an image is, what it is, where it
 * boots, what it has, and its age last. Includes the demands that DescribeImage was already asked to filter by.
 */
export function criteriaOf(filter: Filter, now: Date): Criterion[] {
  return rows.flatMap(([name, row]) => {
    const value = filter[name];
    const demands = value === undefined ? [] : row.demandsOf(value, now).map((demand) => criterion(name, row, demand));
    return [...demands, ...(rulesAcrossFields[name]?.(filter) ?? [])];
  });
}

/** Returns the demands that an image does not meet. */
export function brokenCriteria(image: Image, filter: Filter, now: Date): Criterion[] {
  return criteriaOf(filter, now).filter((demand) => !demand.admits(image));
}

/** Returns whether two demands ask the same question, possibly with different values. */
export function areOfOneRule(a: Criterion, b: Criterion): boolean {
  return a.field === b.field && a.rule === b.rule;
}

/** Returns the values that DescribeImage filters by. */
export function sentToApi(filter: Filter): { [Name in SentField]?: NonNullable<Filter[Name]> } {
  const sent = rows.flatMap(([name, { sentToApi: isSent }]) =>
    isSent && filter[name] !== undefined ? [[name, filter[name]] as const] : [],
  );
  return Object.fromEntries(sent);
}

type Rows = typeof placeRows & typeof imageRows;
type SentField = { [Name in keyof Rows]: Rows[Name]["sentToApi"] extends true ? Name : never }[keyof Rows];

// A row takes the output of its own schema. The type of a list of different rows cannot express that.
const rows = Object.entries({ ...placeRows, ...imageRows }) as [keyof Rows, Field][];

function criterion(field: FilterField, { lasting, sentToApi: isSent }: Field, demand: Demand): Criterion {
  return { ...demand, field, text: `${field}: ${written(demand.value)}`, lasting, sentToApi: isSent };
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join(" or ") : String(value);
}

/** The demands that several fields make together. They follow the demands of the field that they are listed under. */
const rulesAcrossFields: Partial<Record<keyof Rows, (filter: Filter) => Criterion[]>> = {
  zone: inZoneItself,
  os: plainSystem,
  architecture: (filter) => [...bootsSomewhere(filter), ...fitsHost(filter)],
};

/**
 * Demands an image of the zone itself. An image of another zone that reaches this one is accepted only with
 * `acrossZones`.
 */
function inZoneItself({ zone, acrossZones }: Filter): Criterion[] {
  return zone === undefined || acrossZones === true
    ? []
    : [
        {
          field: "zone",
          text: `zone: ${zone}`,
          value: zone,
          lasting: true,
          sentToApi: true,
          admits: (image) => image.zone === undefined || image.zone === zone || !reachesZone(image, zone),
          isLooserThan: (before) => before === zone,
        },
      ];
}

/**
 * Demands a plain system when the filter asks for an operating system and nothing else. UCloud's images with GPU
 * drivers or an application on top name the same system and may be newer, but are not what the filter means.
 */
function plainSystem(filter: Filter): Criterion[] {
  if (filter.os === undefined || asksForMore(filter)) {
    return [];
  }
  const tellsOfMore = byNameOrItself(filter);
  return [
    {
      field: "os",
      rule: "plain",
      text: "os alone: no drivers or application on top",
      ...unvalued,
      isImplied: true,
      admits: (image) => !tellsOfMore(image),
    },
  ];
}

/**
 * Returns a test for UCloud's images that have more on them than their system. Either what the image says about itself
 * (its software, its scenes) or its name is enough. Images that are not UCloud's own never pass, since their makers
 * name them as they like.
 */
function byNameOrItself({ imageType: asked }: Filter): (image: Image) => boolean {
  const named = distributionBy((image) => image.imageName);
  const offered = distributionBy(systemName);
  const software = distributionBy(({ primarySoftware }) => primarySoftware);
  return (image) => {
    // An image whose system is not recognized fails the demand for a system, and need not fail this one too.
    if ((image.imageType ?? asked ?? "Base") !== "Base" || offered(image) === undefined) {
      return false;
    }
    const hasSoftware = image.primarySoftware !== undefined && software(image) !== offered(image);
    return hasSoftware || image.sceneCategories.some(isForMore) || named(image) !== offered(image);
  };
}

function isForMore(scene: string): boolean {
  return scene !== "Featured";
}

function asksForMore(filter: Filter): boolean {
  const { osName, imageName, nameRegex, gpuType, primarySoftware, imageIds, scenes, features, host } = filter;
  return (
    (host !== undefined && typeOf(host).kind === "gpu") ||
    [osName, imageName, nameRegex, gpuType, primarySoftware, imageIds].some((value) => value !== undefined) ||
    scenes?.some(isForMore) === true ||
    features?.some((feature) => gpuFeatures.has(feature)) === true
  );
}

const gpuFeatures: ReadonlySet<string> = new Set<Feature>(["GPU", "Vgpu_AMD", "Vgpu_NVIDIA"]);

function distributionBy(textOf: (image: Image) => string | undefined): (image: Image) => string | undefined {
  return byText(textOf, (text) => parseOperatingSystem(text)?.distribution);
}

/**
 * Rejects images that no host boots, unless the filter names ids or asks for a feature of such images. A host with
 * published rules needs no demand here, since its rules include the same one.
 */
function bootsSomewhere({ host, imageIds, features = [] }: Filter): Criterion[] {
  const isAskedFor = imageIds !== undefined || bootsNowhere({ features });
  return isAskedFor || (host !== undefined && !isUnjudged(host))
    ? []
    : [
        {
          field: "features",
          rule: "boots",
          text: "features: none that no host boots (Vgpu_AMD, Vgpu_NVIDIA)",
          ...unvalued,
          isImplied: true,
          admits: (image) => !bootsNowhere(image),
        },
      ];
}

/** Returns UCloud's rules about which images fit the host, as demands. */
function fitsHost({ host }: Filter): Criterion[] {
  return host === undefined
    ? []
    : rulesFor(host).map((rule) => ({
        field: "host",
        rule: rule.name,
        text: `host: ${rule.demand(host)}`,
        ...unvalued,
        value: host,
        admits: (image) => rule.holds(image, host),
        // Only demands of the same rule are compared, so `before` is a host.
        isLooserThan: (before) => rule.looser?.(host, before as Host) ?? true,
      }));
}

const unvalued = { value: true, lasting: true, sentToApi: false, isLooserThan: () => true } as const;

/**
 * Returns whether the filter says what is wanted. A filter that names only a place or an age does not, and nothing
 * supersedes its image.
 */
export function hasDemands(query: Query): boolean {
  return criteriaOf(query.filter, new Date(0)).some(
    ({ field, lasting, sentToApi }) => lasting && !sentToApi && isArgument(query, field),
  );
}
