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

/** One demand of a filter, under the name that explanations give it. */
export interface Criterion extends Demand {
  readonly field: FilterField;
  /** Which of the field's rules makes it, where the field has several: a rule of a host, or that of a plain system. */
  readonly rule?: string | undefined;
  /** The demand in words, such as `features: CloudInit`. */
  readonly text: string;
  /** False where time alone changes the answer for one and the same image. */
  readonly lasting: boolean;
  /** Whether DescribeImage was asked to filter by it already. */
  readonly sentToApi: boolean;
  /** Whether it follows from what a filter does not say. Who names an image by its id asks for it all the same. */
  readonly isImplied?: boolean;
}

/**
 * The demands of a filter, in the order in which a funnel shows them: where an image is, what it is, where it boots,
 * what it has, and its age last. What the API was asked to filter is demanded all the same.
 */
export function criteriaOf(filter: Filter, now: Date): Criterion[] {
  return rows.flatMap(([name, row]) => {
    const value = filter[name];
    const demands = value === undefined ? [] : row.demandsOf(value, now).map((demand) => criterion(name, row, demand));
    return [...demands, ...(rulesAcrossFields[name]?.(filter) ?? [])];
  });
}

/** The demands that an image does not meet. */
export function brokenCriteria(image: Image, filter: Filter, now: Date): Criterion[] {
  return criteriaOf(filter, now).filter((demand) => !demand.admits(image));
}

/** Whether two demands ask the same question, perhaps with different values. */
export function areOfOneRule(a: Criterion, b: Criterion): boolean {
  return a.field === b.field && a.rule === b.rule;
}

/**
 * Which of a lookup's queries an image belongs to: the first whose lasting demands it meets, 0 being the filter itself
 * and the rest its fallbacks. Undefined when it belongs to none, as an image may that was pinned by its id.
 */
export function matchedQueryIndex(image: Image, queries: readonly Query[]): number | undefined {
  const position = queries.findIndex(({ filter }) => meetsLastingDemands(image, filter));
  return position < 0 ? undefined : position;
}

/** What an image is stays; its state, its age and what is left of its maintenance change with time. */
function meetsLastingDemands(image: Image, filter: Filter): boolean {
  return brokenCriteria(image, filter, new Date(0)).every(({ lasting }) => !lasting);
}

/** The values that DescribeImage filters by. */
export function sentToApi(filter: Filter): { [Name in SentField]?: NonNullable<Filter[Name]> } {
  const sent = rows.flatMap(([name, { sentToApi: isSent }]) =>
    isSent && filter[name] !== undefined ? [[name, filter[name]] as const] : [],
  );
  return Object.fromEntries(sent);
}

type Rows = typeof placeRows & typeof imageRows;
type SentField = { [Name in keyof Rows]: Rows[Name]["sentToApi"] extends true ? Name : never }[keyof Rows];

// A row takes what its own schema has made of the value, which a list of different rows can't say.
const rows = Object.entries({ ...placeRows, ...imageRows }) as [keyof Rows, Field][];

function criterion(field: FilterField, { lasting, sentToApi: isSent }: Field, demand: Demand): Criterion {
  return { ...demand, field, text: `${field}: ${written(demand.value)}`, lasting, sentToApi: isSent };
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join(" or ") : String(value);
}

/** What several fields demand together, behind the demands of the field that is named. */
const rulesAcrossFields: Partial<Record<keyof Rows, (filter: Filter) => Criterion[]>> = {
  zone: inZoneItself,
  os: plainSystem,
  architecture: (filter) => [...bootsSomewhere(filter), ...fitsHost(filter)],
};

/** An image of another zone, though it reaches this one, is wanted only where the program says so. */
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
 * Who asks for an operating system and nothing else means the system: not UCloud's images that have GPU drivers or an
 * application on top of it, although those name the same system and may be newer.
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
 * Whether one of UCloud's images has more on it than its system: what it says of itself (its software, its scenes) tells,
 * and so does its name. Either is enough. Who makes an image of their own names it as they like.
 */
function byNameOrItself({ imageType: asked }: Filter): (image: Image) => boolean {
  const named = distributionBy((image) => image.imageName);
  const offered = distributionBy(systemName);
  const software = distributionBy(({ primarySoftware }) => primarySoftware);
  return (image) => {
    // An image whose system is not understood fails the demand for one, and not this one too.
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
 * Nobody wants an image that no host boots, unless by its id or by the feature that says so. A host of which UCloud
 * publishes rules has the same rule among them.
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

/** UCloud's rules of which image fits which host. */
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
        // What is compared comes from the same rule, and so from a host.
        isLooserThan: (before) => rule.looser?.(host, before as Host) ?? true,
      }));
}

const unvalued = { value: true, lasting: true, sentToApi: false, isLooserThan: () => true } as const;

/** Whether the filter says what is wanted. One that names a place or an age alone does not, and nothing supersedes it. */
export function hasDemands(query: Query): boolean {
  return criteriaOf(query.filter, new Date(0)).some(
    ({ field, lasting, sentToApi }) => lasting && !sentToApi && isArgument(query, field),
  );
}
