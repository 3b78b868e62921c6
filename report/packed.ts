import type { Build, ReportData, System } from "./report-data";
import type { Changes } from "./since/change";

/**
 * The data in the form that the page contains. Ten thousand images share a few hundred texts, so each text is stored once
 * in a list and referred to by its position: a third of the size, and faster to read.
 */
export interface PackedReport extends Pick<ReportData, "madeAtMs" | "asked" | "pins" | "hosts" | "stacks"> {
  readonly format: typeof reportFormat;
  readonly formatVersion: typeof reportFormatVersion;
  /** The version of the package that made the page. */
  readonly madeBy: string;
  readonly texts: readonly string[];
  readonly systems: readonly PackedSystem[];
  /** What changed since the report that `--since` named. */
  readonly changes?: Changes;
}

/** Tells the data of a report from any other data in an HTML file. */
export const reportFormat = "ucloud-image report";

/** Raised when older versions of this package can't read the data any more, or this one can't read older data. */
export const reportFormatVersion = 1;

interface PackedSystem extends Pick<System, "name" | "family" | "ends"> {
  readonly builds: readonly PackedBuild[];
}

/** Id, name, whether it is listed, region, zone, type, state, time, end of life, features, scenes. Position 0 stands for unknown. */
type PackedBuild = readonly [
  imageId: string,
  imageName: number,
  listed: 0 | 1,
  region: number,
  zone: number,
  imageType: number,
  state: number,
  madeAtSeconds: number | null,
  endOfLife: number,
  features: readonly number[],
  scenes: readonly number[],
];

export function pack(data: ReportData, madeBy: string, changes?: Changes): PackedReport {
  const { systems, ...rest } = data;
  const positions = new Map<string | undefined, number>([[undefined, 0]]);
  const at = (text: string | undefined): number => {
    const position = positions.get(text) ?? positions.size;
    positions.set(text, position);
    return position;
  };
  const packedBuild = (build: Build): PackedBuild => [
    build.imageId,
    at(build.imageName),
    build.listed ? 1 : 0,
    at(build.region),
    at(build.zone),
    at(build.imageType),
    at(build.state),
    build.madeAtSeconds ?? null,
    at(build.endOfLife),
    build.features.map(at),
    build.scenes.map(at),
  ];
  const packed = systems.map((system) => ({ ...system, builds: system.builds.map(packedBuild) }));
  return {
    format: reportFormat,
    formatVersion: reportFormatVersion,
    madeBy,
    ...rest,
    texts: [...positions.keys()].map((text) => text ?? ""),
    systems: packed,
    ...(changes && { changes }),
  };
}

export function unpack({ madeAtMs, asked, texts, systems, pins, hosts, stacks }: PackedReport): ReportData {
  const textAt = (position: number) => texts[position] ?? "";
  const knownAt = (position: number) => (position === 0 ? undefined : textAt(position));
  const build = ([
    imageId,
    name,
    listed,
    region,
    zone,
    type,
    state,
    made,
    end,
    features,
    scenes,
  ]: PackedBuild): Build => ({
    imageId,
    imageName: textAt(name),
    listed: listed === 1,
    region: knownAt(region),
    zone: knownAt(zone),
    imageType: knownAt(type),
    state: knownAt(state),
    madeAtSeconds: made ?? undefined,
    endOfLife: knownAt(end),
    features: features.map(textAt),
    scenes: scenes.map(textAt),
  });
  const unpacked = systems.map((system) => ({ ...system, builds: system.builds.map(build) }));
  return { madeAtMs, asked, systems: unpacked, pins, hosts, stacks };
}
