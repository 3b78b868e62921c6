import type { Image } from "../image/image";
import type { Filter } from "./filter";
import { ordered } from "./order";
import { choose, type Ambiguity } from "./select";

/** The matches of one zone, in the filter's order. */
export interface ZoneMatches {
  readonly zone: string;
  readonly matches: readonly Image[];
}

/** One image for each zone, all with the same name, or why there is none. */
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
 * Chooses one name that all zones have, and in each zone the first image of that name. Ids are valid in one zone only,
 * and UCloud's images belong together by name. Of several names it takes the name whose first image comes first, in
 * whichever zone.
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

/** Returns the names that every zone has, in the order of the first zone. */
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
  /** Whether the zone has several images of the name, and nothing says that this one is the newest. */
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
