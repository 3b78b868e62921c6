import { ordered } from "../provider/filter/order";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { printableText } from "../provider/text/printable";
import type { CheckReport } from "../stacks/check-stacks";
import { replaceAdvice, type HostReport } from "../stacks/host-report";
import { moveCommand, replaceCommand } from "../stacks/next-steps";
import type { PinReport } from "../stacks/pin-report";
import type { ResourcePlace } from "../stacks/stack-export";
import type { Asked, Build, Host, Pin, ReportData, Stacks, System } from "./report-data";
import { systemOf, systemOrder, type NamedSystem } from "./systems";

/** Returns the data of the page. The order of images does not matter. */
export function reportData(images: readonly Image[], check: CheckedStacks, asked: Asked, now: Date): ReportData {
  const rows = new Map<string, Row>();
  for (const { image, listed } of [...withoutDuplicates(images), ...onlyPinned(images, check.pins)]) {
    const system = systemOf(image);
    const row = rows.get(system.key) ?? { system, images: [] };
    row.images.push({ image, listed });
    rows.set(system.key, row);
  }
  const systems = [...rows.values()].sort((a, b) => systemOrder(a.system, b.system));
  return {
    madeAtMs: now.getTime(),
    asked: printableAsked(asked),
    systems: systems.map((row) => systemRow(row, now)),
    pins: check.pins.map((pin) => pinOf(pin, now)),
    hosts: check.hosts.map(hostOf),
    stacks: stacksOf(check),
  };
}

/** What the page shows of a check of stacks. */
type CheckedStacks = Pick<CheckReport, "pins" | "hosts" | "stacks" | "unreadable">;

/** The fields of an image that a build needs. A pin's report has only these. */
type BuildSource = Pick<Image, "imageId" | "imageName" | "osName" | "zone" | "createTime" | "maintainEol"> &
  Partial<Pick<Image, "region" | "imageType" | "state" | "features" | "sceneCategories">>;

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
  const { imageId, imageName, region, zone, imageType, state, createTime, maintainEol } = image;
  return {
    imageId: printableText(imageId),
    imageName: printableText(imageName),
    listed,
    region: shown(region),
    zone: shown(zone),
    imageType: shown(imageType),
    state: shown(state),
    madeAtSeconds: knownTime(createTime),
    endOfLife: knownEnd(maintainEol, now),
    features: (image.features ?? []).map((feature) => printableText(feature)),
    scenes: (image.sceneCategories ?? []).map((scene) => printableText(scene)),
  };
}

function newestFirst(a: Build, b: Build): number {
  return (b.madeAtSeconds ?? -1) - (a.madeAtSeconds ?? -1) || (a.imageId < b.imageId ? -1 : 1);
}

function knownEnd(end: string | undefined, now: Date): string | undefined {
  return daysToEndOfLife(end, now) === undefined ? undefined : end;
}

/** Returns a time that a calendar has. That of a pinned image comes from a stack's state, which people edit. */
function knownTime(seconds: number | undefined): number | undefined {
  return seconds === undefined || Number.isNaN(new Date(seconds * 1000).getTime()) ? undefined : seconds;
}

function pinOf(pin: PinReport, now: Date): Pin {
  const { status, imageId, image, zone, newestImageId, text } = pin;
  return {
    ...resourceOf(pin, moveCommand(pin)),
    status,
    imageId: shown(imageId),
    region: shown(image?.region),
    zone: shown(zone ?? image?.zone),
    endOfLife: knownEnd(image?.maintainEol, now),
    newestImageId: shown(newestImageId),
    text: oneLine(text),
  };
}

function hostOf(host: HostReport): Host {
  const { status, imageId, pin, text, warning } = host;
  const finding = text.replace(replaceAdvice(host), "").trim();
  const sentences = [finding, warning ?? ""].filter((sentence) => sentence !== "");
  return {
    ...resourceOf(host, replaceCommand(host)),
    status: status === "current" && warning !== undefined ? "notFollowing" : status,
    imageId: shown(imageId),
    pinUrn: pin && printableText(pin.urn, longest),
    pinImageId: shown(pin?.imageId),
    text: oneLine(sentences.join(" Also ")),
  };
}

function resourceOf({ urn, project, stack, name }: ResourcePlace, command: string | undefined) {
  return {
    urn: printableText(urn, longest),
    project: printableText(project),
    stack: printableText(stack),
    name: printableText(name),
    command: command && printableText(command, longest),
  };
}

function stacksOf({ stacks, unreadable }: CheckedStacks): Stacks {
  return {
    read: stacks.map(({ source, project, stack }) => ({
      source: printableText(source, longest),
      project: shown(project),
      stack: shown(stack),
    })),
    unread: unreadable.map(({ source, problem }) => ({
      source: printableText(source, longest),
      problem: oneLine(problem),
    })),
  };
}

function printableAsked({ places, imageTypes, demands }: Asked): Asked {
  return {
    places: places.map(({ region, zone }) => ({ region: printableText(region), zone: shown(zone) })),
    imageTypes,
    demands: demands.map(({ field, value }) => ({ field, value: printableText(value, 1000) })),
  };
}

/** Returns a text to show, or undefined for a missing or an empty one: a broken record of a pin has empty texts. */
function shown(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : printableText(text);
}

function oneLine(text: string): string {
  return printableText(text.replaceAll(/\s*\n\s*/g, " "), 1000);
}

const longest = 1000;
