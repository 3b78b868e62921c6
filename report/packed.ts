import type { Build, Pin, ReportData, System } from "./report-data";

/**
 * The data in the form that the page contains. Ten thousand images share a few hundred texts, so each text is stored once
 * in a list and referred to by its position: a third of the size, and faster to read.
 */
export interface PackedReport {
  readonly madeAtMs: number;
  readonly texts: readonly string[];
  readonly systems: readonly PackedSystem[];
  readonly pins: readonly Pin[];
}

interface PackedSystem extends Pick<System, "name" | "family" | "ends"> {
  readonly builds: readonly PackedBuild[];
}

/** Id, name, whether it is listed, zone, type, state, time, end of life, features, scenes. Position 0 stands for unknown. */
type PackedBuild = readonly [
  imageId: string,
  imageName: number,
  listed: 0 | 1,
  zone: number,
  imageType: number,
  state: number,
  madeAtSeconds: number | null,
  endOfLife: number,
  features: readonly number[],
  scenes: readonly number[],
];

export function pack({ madeAtMs, systems, pins }: ReportData): PackedReport {
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
    at(build.zone),
    at(build.imageType),
    at(build.state),
    build.madeAtSeconds ?? null,
    at(build.endOfLife),
    build.features.map(at),
    build.scenes.map(at),
  ];
  const packed = systems.map((system) => ({ ...system, builds: system.builds.map(packedBuild) }));
  return { madeAtMs, texts: [...positions.keys()].map((text) => text ?? ""), systems: packed, pins };
}

export function unpack({ madeAtMs, texts, systems, pins }: PackedReport): ReportData {
  const textAt = (position: number) => texts[position] ?? "";
  const knownAt = (position: number) => (position === 0 ? undefined : textAt(position));
  const build = ([imageId, name, listed, zone, type, state, made, end, features, scenes]: PackedBuild): Build => ({
    imageId,
    imageName: textAt(name),
    listed: listed === 1,
    zone: knownAt(zone),
    imageType: knownAt(type),
    state: knownAt(state),
    madeAtSeconds: made ?? undefined,
    endOfLife: knownAt(end),
    features: features.map(textAt),
    scenes: scenes.map(textAt),
  });
  return { madeAtMs, systems: systems.map((system) => ({ ...system, builds: system.builds.map(build) })), pins };
}
