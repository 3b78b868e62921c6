import type { Ambiguity } from "../filter/select";
import type { ZoneMatches } from "../filter/select-per-zone";
import type { Image } from "../image/image";
import { tableWidth } from "../text/layout";
import { explain } from "./explain";
import { lastAttempt, type TriedQueries } from "./explanation";
import { explanationText } from "./explanation-text";
import { AmbiguousImageError, NoCommonImageError, NoImageError } from "./selection-errors";
import { namesInZones, zoneTable } from "./zone-table";

/** The error of a lookup that no image matches. `elsewhere` holds images of other places, for its hints. */
export function noImageError(attempts: TriedQueries, now: Date, elsewhere: readonly Image[] = []): NoImageError {
  return new NoImageError(explain(attempts, now, elsewhere));
}

/** The error of a lookup that several images match, of which none is the declared first. */
export function ambiguousImageError(attempts: TriedQueries, reason: Ambiguity, now: Date): AmbiguousImageError {
  const attempt = lastAttempt(attempts);
  const { matches } = attempt.selection;
  const { headline, advice } = ambiguities[reason];
  const facts = explain(attempts, now);
  const frame = { headline: `${matches.length} images match, and ${headline}.`, matches, advice };
  return new AmbiguousImageError({ ...facts, text: explanationText(facts, attempt, frame) }, reason);
}

/** The error of a lookup whose matches have no name that every zone has. */
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
        ? `Leave out the zones without a match (${empty.join(", ")}), or loosen the demands.`
        : "Loosen the demands until a name is in every zone, or look each zone up with getImage.",
  });
  return new NoCommonImageError({ ...facts, text }, names);
}

const ambiguities: Readonly<Record<Ambiguity, { readonly headline: string; readonly advice: string }>> = {
  unique: { headline: "the query asked for exactly one", advice: "Add what tells the wanted image from the others." },
  zones: {
    headline: "they are in several zones, in each of which another id is valid",
    advice: "Name the zone of the host, or use getImagePerZone for hosts in several.",
  },
  kernels: {
    headline: "some have a raised kernel (高内核), which one family of hosts needs and the others can't boot",
    advice:
      'Say what the image is to boot on, such as host: { machineType: "O" }. Or say which kernel: imageName: "高内核*" ' +
      'for hosts of the O family, nameRegex: "^[^高]" for the others.',
  },
  unversioned: {
    headline: "not every one has an OS version that is understood, so that none is known to be the highest",
    advice: "Name the system in os, with its version, or leave out orderBy to take the newest.",
  },
  undated: {
    headline: "none of the first ones says when it was made, so that none is known to be the newest",
    advice: "Add what tells the wanted image from the others, or name it in imageIds.",
  },
};
