import { groupBy } from "../group-by";
import type { Build, Host, Pin, ReportData } from "../report-data";
import { wordOf } from "../statuses";
import type { Change, Changes } from "./change";
import { imageChanges } from "./image-changes";
import { unknownStacks } from "./unknown-stacks";

/** Returns what changed between two reports, images first. */
export function changesSince(earlier: ReportData, now: ReportData): Changes {
  const stacks = unknownStacks(earlier, now);
  const images = imageChanges(earlier, now);
  const nameOf = buildNames(earlier, now);
  const resources = [
    ...resourceChanges("pin", earlier.pins, now.pins, stacks.isUnknown, nameOf),
    ...resourceChanges("host", earlier.hosts, now.hosts, stacks.isUnknown, nameOf),
  ];
  return {
    sinceMs: earlier.madeAtMs,
    changes: [...images.changes, ...resources],
    notCompared: [...images.notCompared, ...stacks.sentences],
  };
}

type NameOf = (imageId: string | undefined) => string;

/** Returns a function that names an image as people know it: by its id and its name. */
function buildNames(...reports: readonly ReportData[]): NameOf {
  const builds = reports.flatMap(({ systems }) => systems.flatMap((system): readonly Build[] => system.builds));
  const names = new Map(builds.map(({ imageId, imageName }) => [imageId, imageName]));
  return (imageId) => {
    const name = imageId === undefined ? undefined : names.get(imageId);
    return imageId === undefined ? "an id that can't be read" : name === undefined ? imageId : `${imageId} (${name})`;
  };
}

type Resource = Pin | Host;

function resourceChanges(
  of: "pin" | "host",
  earlier: readonly Resource[],
  now: readonly Resource[],
  isUnknown: (resource: Resource) => boolean,
  nameOf: NameOf,
): Change[] {
  const [before, after] = [groupBy(earlier, ({ urn }) => urn), groupBy(now, ({ urn }) => urn)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((urn) =>
    pairsOf(before.get(urn) ?? [], after.get(urn) ?? []).flatMap(([was, is]): Change[] => {
      const known = is ?? was;
      if (known === undefined || isUnknown(known)) {
        return [];
      }
      const found = changeOf(was, is, nameOf);
      const place = `${known.project}/${known.stack}`;
      const zone = "zone" in known && known.zone !== undefined ? ` ${known.zone}` : "";
      return found === undefined
        ? []
        : [{ of, ...found, name: known.name, place: `${place}${zone}`, imageId: known.imageId }];
    }),
  );
}

/** Pairs the entries of one URN: a resource with several images has an entry for each, known by its zone or its image. */
function pairsOf(
  before: readonly Resource[],
  after: readonly Resource[],
): (readonly [Resource | undefined, Resource | undefined])[] {
  if (before.length <= 1 && after.length <= 1) {
    return [[before[0], after[0]]];
  }
  const keyOf = (resource: Resource) => ("zone" in resource ? resource.zone : resource.imageId);
  const [was, is] = [
    new Map(before.map((each) => [keyOf(each), each])),
    new Map(after.map((each) => [keyOf(each), each])),
  ];
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => [was.get(key), is.get(key)]);
}

function changeOf(
  was: Resource | undefined,
  is: Resource | undefined,
  nameOf: NameOf,
): Pick<Change, "kind" | "text"> | undefined {
  if (was === undefined || is === undefined) {
    const only = is ?? was;
    const text = only === undefined ? "" : `${nameOf(only.imageId)}: ${wordOf(only.status)}`;
    return { kind: was === undefined ? "new" : "gone", text };
  }
  const status = was.status === is.status ? undefined : `from ${wordOf(was.status)} to ${wordOf(is.status)}`;
  if (was.imageId !== is.imageId) {
    const moved = `from ${nameOf(was.imageId)} to ${nameOf(is.imageId)}`;
    return { kind: "moved", text: [moved, status].filter((part) => part !== undefined).join("; ") };
  }
  return status === undefined ? undefined : { kind: "changed", text: status };
}
