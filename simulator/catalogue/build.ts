import type { Image, ImageState } from "../images/image";
import { randomId, seededRandom, type Random } from "../random";

/** What all images of one name share. A build adds an id, an age, and what only newer images have. */
export interface Recipe {
  readonly name: string;
  /** Default: the name. */
  readonly osName?: string;
  readonly osType: string;
  /** YYYY/MM/DD, or empty when it is unknown. */
  readonly eol: string;
  readonly sizeGb: number;
  readonly features?: readonly string[];
  readonly fields?: Partial<Image>;
}

export interface Build {
  readonly recipe: Recipe;
  readonly zone: string;
  /** 0 is the newest. */
  readonly age: number;
  readonly state?: ImageState;
}

/** Returns one image. It depends on the seed and on its description, not on which images were made before it. */
export function buildImage(seed: number | string, { recipe, zone, age, state = "Available" }: Build): Image {
  const random = seededRandom(`${seed} ${zone} ${recipe.fields?.ImageType} ${recipe.name} ${age} ${state}`);
  const imageId = randomId("uimage-", random);
  const createTime = createTimeOf(recipe, age, random);
  return {
    Zone: zone,
    ImageId: imageId,
    ImageName: recipe.name,
    OsType: recipe.osType,
    OsName: recipe.osName ?? recipe.name,
    ImageType: "Base",
    Features: featuresOf(recipe, createTime, random),
    FuncType: "uhost",
    State: state,
    CreateTime: createTime,
    ImageSize: recipe.sizeGb,
    ...oddities(recipe, random),
    ...recipe.fields,
  };
}

const DAY = 86_400;
const NEWEST_BUILD = Date.UTC(2026, 9, 15) / 1000;

/** There are about three builds a year, the last one shortly before the end of support. */
function createTimeOf({ eol }: Recipe, age: number, random: Random): number {
  const endOfSupport = eol === "" ? NEWEST_BUILD : Date.parse(eol.replaceAll("/", "-")) / 1000;
  const newest = Math.min(endOfSupport - 60 * DAY, NEWEST_BUILD);
  return Math.floor(newest - age * 130 * DAY - random() * 60 * DAY);
}

/** The year from which images of this catalogue have a feature. UCloud publishes no such dates. */
const FEATURE_YEARS: readonly (readonly [string, number])[] = [
  ["NetEnhnced", 0],
  ["HotPlug", 0],
  ["NetEnhanced_Ultra", 2020],
  ["CloudInit", 2022],
  ["IPv6", 2023],
  ["NetEnhanced_Extreme", 2026],
];

function featuresOf({ features = [] }: Recipe, createTime: number, random: Random): string[] {
  const year = new Date(createTime * 1000).getUTCFullYear();
  const byAge = FEATURE_YEARS.filter(([, since]) => year >= since).map(([feature]) => feature);
  // Some builds lack a feature without a reason that a caller could guess, but never CloudInit or the misspelt one.
  const usual = byAge.filter((feature) => !/HotPlug|IPv6|Ultra/.test(feature) || random() > 0.1);
  return [...new Set([...features, ...usual])];
}

/** In real answers, fields are filled, empty or missing without a rule. */
function oddities({ name, eol }: Recipe, random: Random): Partial<Image> {
  const tag = random();
  const description = random();
  const endOfLife = random();
  const minimalCpu = random();
  return {
    ...(tag < 0.8 ? { Tag: "Default" } : {}),
    ...(description < 0.5 ? { ImageDescription: name } : description < 0.8 ? { ImageDescription: "" } : {}),
    ...(endOfLife < 0.9 ? { MaintainEol: eol } : endOfLife < 0.95 ? { MaintainEol: "" } : {}),
    ...(minimalCpu < 0.7 ? { MinimalCPU: "" } : {}),
    ...(random() < 0.5 ? { DataSnapshotIds: [], SupportedGPUTypes: [], SceneCategories: [], PrimarySoftware: "" } : {}),
  };
}
