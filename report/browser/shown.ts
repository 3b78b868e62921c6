import type { Build, Pin, ReportData, System } from "../report-data";
import { isPast } from "../support";
import type { View } from "./view";

/** A system with those of its builds that a view shows; its support is that of all of them. */
export interface ShownSystem {
  readonly system: System;
  readonly builds: readonly Build[];
}

/** What a view shows: systems without a build that it admits are left out. */
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

/** By the pinned images: who looks for a stack finds what it stands on. */
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
