import { ordered } from "../provider/filter/order";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { printableText } from "../provider/text/printable";
import type { PinReport } from "../stacks/pin-report";
import type { Build, Pin, ReportData, System } from "./report-data";
import { systemOf, systemOrder, type NamedSystem } from "./systems";

/** Returns the rows of the timeline. The order of images does not matter. */
export function reportData(images: readonly Image[], pins: readonly PinReport[], now: Date): ReportData {
  const rows = new Map<string, Row>();
  for (const { image, listed } of [...withoutDuplicates(images), ...onlyPinned(images, pins)]) {
    const system = systemOf(image);
    const row = rows.get(system.key) ?? { system, images: [] };
    row.images.push({ image, listed });
    rows.set(system.key, row);
  }
  const systems = [...rows.values()].sort((a, b) => systemOrder(a.system, b.system));
  return { madeAtMs: now.getTime(), systems: systems.map((row) => systemRow(row, now)), pins: pins.map(pinOf) };
}

/** The fields of an image that a build needs. A pin's report has only these. */
type BuildSource = Pick<Image, "imageId" | "imageName" | "osName" | "zone" | "createTime" | "maintainEol"> &
  Partial<Pick<Image, "imageType" | "state" | "features" | "sceneCategories">>;

interface Placed {
  readonly image: BuildSource;
  readonly listed: boolean;
}

interface Row {
  readonly system: NamedSystem;
  readonly images: Placed[];
}

/** Returns each image once, in case listings of several image types share one. */
function withoutDuplicates(images: readonly Image[]): Placed[] {
  const byId = new Map(ordered(images, "createTime").map((image) => [image.imageId, image]));
  return [...byId.values()].map((image) => ({ image, listed: true }));
}

function onlyPinned(images: readonly Image[], pins: readonly PinReport[]): Placed[] {
  const known = new Set(images.map(({ imageId }) => imageId));
  return pins.flatMap(({ image }) => {
    if (image === undefined || known.has(image.imageId)) {
      return [];
    }
    known.add(image.imageId);
    return [{ image, listed: false }];
  });
}

function systemRow({ system, images }: Row, now: Date): System {
  const builds = images.map((placed) => buildOf(placed, now)).sort(newestFirst);
  const ends = new Set(builds.flatMap(({ endOfLife }) => endOfLife ?? []));
  return { name: printableText(system.name), family: printableText(system.family), ends: [...ends].sort(), builds };
}

function buildOf({ image, listed }: Placed, now: Date): Build {
  const { imageId, imageName, zone, imageType, state, createTime, maintainEol } = image;
  return {
    imageId: printableText(imageId),
    imageName: printableText(imageName),
    listed,
    zone: zone && printableText(zone),
    imageType: imageType && printableText(imageType),
    state: state && printableText(state),
    madeAtSeconds: createTime,
    endOfLife: daysToEndOfLife(maintainEol, now) === undefined ? undefined : maintainEol,
    features: (image.features ?? []).map((feature) => printableText(feature)),
    scenes: (image.sceneCategories ?? []).map((scene) => printableText(scene)),
  };
}

function newestFirst(a: Build, b: Build): number {
  return (b.madeAtSeconds ?? -1) - (a.madeAtSeconds ?? -1) || (a.imageId < b.imageId ? -1 : 1);
}

function pinOf({ project, stack, name, status, imageId, text }: PinReport): Pin {
  return {
    stack: printableText(`${project}/${stack}`),
    name: printableText(name),
    status,
    imageId: imageId === undefined ? undefined : printableText(imageId),
    text: printableText(text.replaceAll(/\s*\n\s*/g, " "), 1000),
  };
}
