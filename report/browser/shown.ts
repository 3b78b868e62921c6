import type { Build, Pin, ReportData, System } from "../report-data";
import { isPast } from "../support";
import type { View } from "./view";

/** A system with the builds that a view shows. Its support is that of all its builds. */
export interface ShownSystem {
  readonly system: System;
  readonly builds: readonly Build[];
}

/** Returns the systems and builds that a view shows, without systems that have no such build. */
export function shownSystems({ systems, pins, madeAtMs }: ReportData, view: View): ShownSystem[] {
  const pinTexts = textsOfPins(pins);
  const words = view.q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const admits = (build: Build) =>
    is(view.zone, build.zone) &&
    is(view.type, build.imageType) &&
    has(view.scene, build.scenes) &&
    has(view.feature, build.features) &&
    (!view.pinned || pinTexts.has(build.imageId)) &&
    (!view.maintained || !isPast(build.endOfLife, madeAtMs)) &&
    occur(words, `${build.imageName} ${build.imageId} ${pinTexts.get(build.imageId) ?? ""}`.toLowerCase());
  return systems
    .filter(({ family }) => is(view.family, family))
    .map((system) => ({ system, builds: system.builds.filter(admits) }))
    .filter(({ builds }) => builds.length > 0);
}

/** Returns the searchable texts of pins by image id, so that a search for a stack finds its images. */
function textsOfPins(pins: readonly Pin[]): ReadonlyMap<string | undefined, string> {
  const texts = new Map<string | undefined, string>();
  for (const { imageId, stack, name } of pins) {
    texts.set(imageId, `${texts.get(imageId) ?? ""} ${stack} ${name}`);
  }
  return texts;
}

function is(wanted: string, value: string | undefined): boolean {
  return wanted === "" || value === wanted;
}

function has(wanted: string, values: readonly string[]): boolean {
  return wanted === "" || values.includes(wanted);
}

function occur(words: readonly string[], text: string): boolean {
  return words.every((word) => text.includes(word));
}
