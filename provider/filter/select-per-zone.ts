import type { Image } from "../image/image";
import type { Filter } from "./filter";
import { ordered } from "./order";
import { choose, type Ambiguity } from "./select";

/** What one zone has of a filter's matches, in the filter's order. */
export interface ZoneMatches {
  readonly zone: string;
  readonly matches: readonly Image[];
}

/** One image for each zone, all under the same name; or why there is none. */
export type CommonChoice =
  | { readonly kind: "none" }
  | { readonly kind: "ambiguous"; readonly reason: Ambiguity; readonly among: readonly Image[] }
  | {
      readonly kind: "common";
      readonly imageName: string;
      readonly images: ReadonlyMap<string, Image>;
      readonly names: number;
    };

/**
 * Ids are valid in one zone alone, and names are how UCloud's images go together: of the names that all zones have, the
 * one is chosen whose first image, in whichever zone, comes first; and in each zone that name's first image.
 */
export function chooseCommon(zones: readonly ZoneMatches[], filter: Filter): CommonChoice {
  const names = commonNames(zones);
  const firsts = names.map((name) => zones.map(({ zone, matches }) => firstNamed(name, zone, matches)));
  const among = ordered(
    firsts.flatMap((images) =>
      ordered(
        images.flatMap(({ image }) => image ?? []),
        filter.orderBy,
      ).slice(0, 1),
    ),
    filter.orderBy,
  );
  const choice = choose({ listed: [], funnel: [], matches: among }, { ...filter, zone: "each" });
  if (choice.kind === "none") {
    return choice;
  }
  if (choice.kind === "ambiguous") {
    return { ...choice, among };
  }
  const { imageName } = choice.image;
  const chosen = firsts[names.indexOf(imageName)] ?? [];
  const reason = ambiguityWithin(zones, chosen, filter);
  return reason === undefined
    ? {
        kind: "common",
        imageName,
        images: new Map(chosen.flatMap(({ zone, image }) => (image ? [[zone, image]] : []))),
        names: names.length,
      }
    : { kind: "ambiguous", reason, among: zones.flatMap(({ matches }) => matches) };
}

/** The names that every zone has, in the order in which the first zone has them. */
function commonNames([first, ...others]: readonly ZoneMatches[]): string[] {
  const namesOf = ({ matches }: ZoneMatches) => matches.map(({ imageName }) => imageName);
  const elsewhere = others.map((zone) => new Set(namesOf(zone)));
  return first === undefined
    ? []
    : [...new Set(namesOf(first))].filter((name) => elsewhere.every((names) => names.has(name)));
}

interface FirstOfZone {
  readonly zone: string;
  readonly image: Image | undefined;
  /** Whether the zone has more of the name, and nothing says that this one is the newest. */
  readonly undecided: boolean;
}

function firstNamed(name: string, zone: string, matches: readonly Image[]): FirstOfZone {
  const [image, second] = matches.filter(({ imageName }) => imageName === name);
  return { zone, image, undecided: second !== undefined && image?.createTime === undefined };
}

function ambiguityWithin(
  zones: readonly ZoneMatches[],
  chosen: readonly FirstOfZone[],
  { unique }: Filter,
): Ambiguity | undefined {
  if (unique && zones.some(({ matches }) => matches.length > 1)) {
    return "unique";
  }
  return chosen.some(({ undecided }) => undecided) ? "undated" : undefined;
}
