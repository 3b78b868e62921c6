import { isDeepStrictEqual } from "node:util";
import { isoDate } from "../../provider/image/end-of-life";
import { madeText } from "../china-time";
import type { Asked, Build, ReportData } from "../report-data";
import { isPast } from "../support";
import { askedText } from "../asked-text";
import type { Change } from "./change";

/** Returns how the listed images changed, as far as both reports asked for them. */
export function imageChanges(
  earlier: ReportData,
  now: ReportData,
): { readonly changes: readonly Change[]; readonly notCompared: readonly string[] } {
  const isSame = isDeepStrictEqual(plain(earlier.asked), plain(now.asked));
  const [before, after] = [listedIn(earlier, now.asked), listedIn(now, earlier.asked)];
  const ids = new Set([...after.keys(), ...before.keys()]);
  return {
    changes: [...ids].flatMap((imageId) => {
      const [was, is] = [before.get(imageId), after.get(imageId)];
      return changeOf(was, is, earlier.madeAtMs, now.madeAtMs);
    }),
    notCompared: isSame ? [] : [notComparedText(earlier.asked, now.asked)],
  };
}

function plain(asked: Asked): unknown {
  return JSON.parse(JSON.stringify(asked));
}

/** Returns the images that a report lists and the other report would have listed too. */
function listedIn({ systems, asked }: ReportData, other: Asked): ReadonlyMap<string, Build> {
  if (!isDeepStrictEqual(asked.demands, other.demands)) {
    return new Map();
  }
  const covers = ({ region, zone, imageType }: Build) =>
    other.imageTypes.includes(imageType ?? "") &&
    other.places.some((place) => place.region === region && (place.zone === undefined || place.zone === zone));
  const builds = systems.flatMap((system) => system.builds).filter((build) => build.listed && covers(build));
  return new Map(builds.map((build) => [build.imageId, build]));
}

function changeOf(was: Build | undefined, is: Build | undefined, beforeMs: number, nowMs: number): Change[] {
  const known = is ?? was;
  if (known === undefined) {
    return [];
  }
  const { imageId, imageName, region = "", zone } = known;
  const change = { of: "image", name: imageName, place: zone ?? region, imageId } as const;
  if (was === undefined || is === undefined) {
    const text = was === undefined ? `made ${madeText(known.madeAtSeconds)}` : "no longer listed";
    return [{ ...change, kind: was === undefined ? "new" : "gone", text }];
  }
  const differences = [
    differing("name", was.imageName, is.imageName),
    differing("state", was.state, is.state),
    differing("maintained until", endText(was), endText(is)),
    isPast(is.endOfLife, nowMs) && !isPast(was.endOfLife, beforeMs) ? [`maintenance ended ${endText(is)}`] : [],
  ].flat();
  return differences.length === 0 ? [] : [{ ...change, kind: "changed", text: differences.join("; ") }];
}

function differing(what: string, was: string | undefined, is: string | undefined): string[] {
  return was === is ? [] : [`${what}: from ${was ?? "unknown"} to ${is ?? "unknown"}`];
}

function endText({ endOfLife }: Build): string {
  return endOfLife === undefined ? "unknown" : isoDate(endOfLife);
}

function notComparedText(earlier: Asked, now: Asked): string {
  const why = `The earlier report asked for other images (${askedText(earlier)}) than this one (${askedText(now)})`;
  return isDeepStrictEqual(earlier.demands, now.demands)
    ? `${why}. Only images that both asked for are compared.`
    : `${why}. Images are not compared.`;
}
