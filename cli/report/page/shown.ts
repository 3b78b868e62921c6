import type { Build, ReportData, System } from "../report-data";
import { isPast } from "../support";
import type { View } from "./view";

/** A system with those of its builds that a view shows; its support is that of all of them. */
export interface ShownSystem {
  readonly system: System;
  readonly builds: readonly Build[];
}

/** What a view shows: systems without a build that it admits are left out. */
export function shownSystems({ systems, pins, madeAtMs }: ReportData, view: View): ShownSystem[] {
  const pinned = new Set(pins.map(({ imageId }) => imageId));
  const words = view.q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const admits = (build: Build) =>
    is(view.zone, build.zone) &&
    is(view.type, build.imageType) &&
    has(view.scene, build.scenes) &&
    has(view.feature, build.features) &&
    (!view.pinned || pinned.has(build.imageId)) &&
    (!view.maintained || !isPast(build.endOfLife, madeAtMs)) &&
    occur(words, build);
  return systems
    .filter(({ family }) => is(view.family, family))
    .map((system) => ({ system, builds: system.builds.filter(admits) }))
    .filter(({ builds }) => builds.length > 0);
}

function is(wanted: string, value: string | undefined): boolean {
  return wanted === "" || value === wanted;
}

function has(wanted: string, values: readonly string[]): boolean {
  return wanted === "" || values.includes(wanted);
}

function occur(words: readonly string[], { imageName, imageId }: Build): boolean {
  const text = `${imageName} ${imageId}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
