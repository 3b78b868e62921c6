import type { Ambiguity } from "../filter/select";
import type { ZoneMatches } from "../filter/select-per-zone";
import type { Image } from "../image/image";
import { tableWidth } from "../text/layout";
import { explain } from "./explain";
import { lastAttempt, type TriedQueries } from "./explanation";
import { explanationText } from "./explanation-text";
import { AmbiguousImageError, NoCommonImageError, NoImageError } from "./selection-errors";
import { namesInZones, zoneTable } from "./zone-table";

/** Returns the error of a lookup without a match. `elsewhere` has images of other places, for the hints. */
export function noImageError(attempts: TriedQueries, now: Date, elsewhere: readonly Image[] = []): NoImageError {
  return new NoImageError(explain(attempts, now, elsewhere));
}

/** Returns the error of a lookup with several matches between which the order does not decide. */
export function ambiguousImageError(attempts: TriedQueries, reason: Ambiguity, now: Date): AmbiguousImageError {
  const attempt = lastAttempt(attempts);
  const { matches } = attempt.selection;
  const { headline, advice } = ambiguities[reason];
  const facts = explain(attempts, now);
  const frame = { headline: `${matches.length} images match, and ${headline}.`, matches, advice };
  return new AmbiguousImageError({ ...facts, text: explanationText(facts, attempt, frame) }, reason);
}

/** Returns the error of a lookup whose matches share no name across all zones. */
export function noCommonImageError(
  attempts: TriedQueries,
  zones: readonly ZoneMatches[],
  now: Date,
): NoCommonImageError {
  const facts = explain(attempts, now);
  const names = namesInZones(zones);
  const empty = zones.filter(({ matches }) => matches.length === 0).map(({ zone }) => zone);
  const text = explanationText(facts, lastAttempt(attempts), {
    headline: `No image has the same name in all of the ${zones.length} zones.`,
    table:
      names.length === 0
        ? []
        : zoneTable(
            names,
            zones.map(({ zone }) => zone),
            tableWidth,
          ),
    advice:
      empty.length > 0
        ? `Leave out the zones without a match (${empty.join(", ")}), or loosen the filter.`
        : "Loosen the filter until a name is in every zone, or look each zone up with getImage.",
  });
  return new NoCommonImageError({ ...facts, text }, names);
}

const ambiguities: Readonly<Record<Ambiguity, { readonly headline: string; readonly advice: string }>> = {
  unique: { headline: "the query asked for exactly one", advice: "Add a criterion that only the wanted image meets." },
  zones: {
    headline: "they are in several zones, and an id is valid in one zone only",
    advice: "Name the zone of the host, or use getImagePerZone for hosts in several.",
  },
  kernels: {
    headline: "some have a raised kernel (高内核), which one family of hosts needs and the others can't boot",
    advice:
      'Describe the host, such as host: { machineType: "O" }. Or choose the kernel: imageName: "高内核*" ' +
      'for hosts of the O family, nameRegex: "^[^高]" for the others.',
  },
  unversioned: {
    headline: "not every one has an OS version that is understood, so that none is known to be the highest",
    advice: "Name the system in os, with its version, or leave out orderBy to take the newest.",
  },
  undated: {
    headline: "the first matches have no time of creation, so the newest one is unknown",
    advice: "Add a criterion that only the wanted image meets, or name it in imageIds.",
  },
};
