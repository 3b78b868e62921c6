import { brokenCriteria } from "../filter/criteria";
import type { Field, Suggestion } from "../filter/field";
import { imageRows } from "../filter/fields";
import type { Filter } from "../filter/filter";
import { ordered } from "../filter/order";
import type { Image } from "../image/image";
import { isSystem, parseOperatingSystem, systemName, versionLabel } from "../image/operating-system";
import { placeDoubts } from "../image/place";
import { nearestSpelling } from "../text/spelling";

/** Returns hints for a query without a match: doubts about its place, near spellings, and matches elsewhere. */
export function hintsFor(filter: Filter, listed: readonly Image[], elsewhere: readonly Image[], now: Date): string[] {
  return [
    ...(filter.region === undefined ? [] : placeDoubts(filter.region, filter.zone)),
    ...systemHints(filter, listed),
    ...valueHints(filter, listed),
    ...elsewhereHints(filter, listed, elsewhere, now),
  ];
}

/** Returns the listed versions of the system, or else the listed system with the nearest spelling. */
function systemHints({ os }: Filter, listed: readonly Image[]): string[] {
  const wanted = parseOperatingSystem(os ?? "");
  const names = [...new Set(listed.map(systemName))];
  const offered = names.flatMap((name) => parseOperatingSystem(name) ?? []);
  if (os === undefined || wanted === undefined || offered.some((system) => isSystem(system, wanted))) {
    return [];
  }
  // A name without a version may be any word, so it is not suggested as a system.
  const systems = offered.filter(({ version }) => version.length > 0);
  const versions = listOf(
    systems.filter(({ distribution }) => distribution === wanted.distribution).map((system) => versionLabel(system)),
  );
  if (versions !== "") {
    return [`${os} is not here, but these versions are: ${versions}.`];
  }
  const distributions = systems.map(({ distributionText }) => distributionText);
  const nearest = nearestSpelling(wanted.distributionText, [...new Set(distributions)]);
  if (nearest !== undefined) {
    return [`No ${os} is here: did you mean ${[nearest, versionLabel(wanted)].join(" ").trim()}?`];
  }
  const all = listOf(distributions);
  return all === "" ? [] : [`No ${os} is here, but these systems are: ${all}.`];
}

/** Returns a hint for each value of the filter that no listed image has. */
function valueHints(filter: Filter, listed: readonly Image[]): string[] {
  const { fallbacks: _each, ...asked } = filter;
  return listed.length === 0
    ? []
    : Object.entries<Field>(imageRows).flatMap(([name, { suggest }]) => {
        const wanted = [
          asked[name as keyof typeof asked],
          name === "gpuType" ? filter.host?.gpuType : undefined,
        ].flat();
        return suggest === undefined ? [] : missingValues(suggest, wanted, new Set(listed.flatMap(suggest.among)));
      });
}

function missingValues(
  { kind, wildcards }: Suggestion,
  wanted: readonly unknown[],
  known: ReadonlySet<string | undefined>,
): string[] {
  return wanted
    .filter((value) => typeof value === "string")
    .filter((value) => !known.has(value) && !(wildcards === true && /[*?]/.test(value)))
    .map((value) => {
      const nearest = nearestSpelling(
        value,
        [...known].filter((each) => each !== undefined),
      );
      const end = nearest === undefined ? "" : `: did you mean ${nearest}?`;
      return `No image that is listed here has the ${kind} ${value}${end === "" ? "." : end}`;
    });
}

/** Returns a hint for each other zone or image type in which the rest of the filter matches. */
function elsewhereHints(filter: Filter, listed: readonly Image[], elsewhere: readonly Image[], now: Date): string[] {
  const here = new Set(listed.map(({ imageId }) => imageId));
  const matches = elsewhere.filter(
    (image) =>
      !here.has(image.imageId) &&
      brokenCriteria(image, filter, now).every(({ field }) => field === "zone" || field === "imageType"),
  );
  const placeOf = ({ zone, imageType }: Image) => JSON.stringify([zone, imageType]);
  const firsts = new Map(
    ordered(matches, filter.orderBy)
      .toReversed()
      .map((image) => [placeOf(image), image]),
  );
  return [...firsts.values()].toReversed().map((image) => {
    const zone = image.zone === filter.zone || filter.zone === undefined ? "" : ` in zone ${image.zone}`;
    const type = image.imageType === filter.imageType ? "" : ` as imageType ${image.imageType}${by(image.vendor)}`;
    return `There is a match${zone}${type}: ${image.imageId} (${image.imageName}).`;
  });
}

function by(vendor: string | undefined): string {
  return vendor === undefined ? "" : ` (vendor ${vendor})`;
}

function listOf(values: readonly string[]): string {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, "en", { numeric: true })).join(", ");
}
