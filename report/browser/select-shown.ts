import { daysToEndOfLife } from "../../provider/image/end-of-life";
import { groupBy } from "../group-by";
import { hostsByPin } from "../pin-hosts";
import type { Build, Host, Pin, ReportData } from "../report-data";
import type { Shown } from "../shown";
import type { Change } from "../since/change";
import { isPast } from "../support";
import { readSearch } from "./search";
import type { View } from "./view";

/** Returns what a view shows of the data, and of the changes. */
export type Select = (view: View) => Selected;

export interface Selected extends Shown {
  readonly changes: readonly Change[];
}

/** Returns a function that applies a view. What does not depend on the view is done once. */
export function selector(data: ReportData, changes: readonly Change[]): Select {
  const { pins, hosts, systems, stacks, madeAtMs } = data;
  const hostsOf = hostsByPin(data);
  const pinsOf = groupBy(pins, ({ imageId }) => imageId);
  const builds = new Map(
    systems.flatMap(({ name, family, builds: own }) =>
      own.map((build) => [build.imageId, { build, family, text: `${build.imageName} ${name}` }] as const),
    ),
  );
  const pinTexts = new Map(
    pins.map((pin) => [pin, [pin, ...hostsOf(pin)].map(resourceText).join(" ") + textOf(pin.imageId)] as const),
  );

  function textOf(imageId: string | undefined): string {
    return ` ${builds.get(imageId ?? "")?.text ?? ""}`;
  }

  return (view) => {
    const matches = readSearch(view.q);
    const hasFilter = fieldsThatFilter.some((field) => view[field] !== "" && view[field] !== false);
    const admits = (build: Build, family: string) =>
      is(view.family, family) &&
      is(view.region, build.region) &&
      is(view.zone, build.zone) &&
      is(view.type, build.imageType) &&
      has(view.scene, build.scenes) &&
      has(view.feature, build.features) &&
      endsWithin(view.ends, build.endOfLife, madeAtMs) &&
      (!view.maintained || !isPast(build.endOfLife, madeAtMs));
    // What has no image that is known, such as a pin that can't be read, is shown unless a filter asks for an image.
    const admitsImage = (imageId: string | undefined) => {
      const known = builds.get(imageId ?? "");
      return known === undefined ? !hasFilter : admits(known.build, known.family);
    };
    const showsPin = (pin: Pin) => admitsImage(pin.imageId) && matches(pinTexts.get(pin) ?? "", idsOf(pin));
    const shownPins = new Set(pins.filter(showsPin));
    const pinUrns = new Set([...shownPins].map(({ urn }) => urn));
    const showsHost = (host: Host) =>
      admitsImage(host.pinImageId ?? host.imageId) &&
      (matches(resourceText(host) + textOf(host.imageId), idsOf(host)) || pinUrns.has(host.pinUrn ?? "")) &&
      (!view.pinned || host.pinUrn !== undefined);
    const showsBuild = (build: Build, text: string) => {
      const own = pinsOf.get(build.imageId) ?? [];
      return (
        (!view.pinned || own.length > 0) && (matches(text, [build.imageId]) || own.some((pin) => shownPins.has(pin)))
      );
    };
    const shownSystems = systems
      .map((system) => ({
        system,
        builds: system.builds.filter(
          (build) => admits(build, system.family) && showsBuild(build, `${build.imageName} ${system.name}`),
        ),
      }))
      .filter((shown) => shown.builds.length > 0);
    const ids = new Set(shownSystems.flatMap((shown) => shown.builds.map(({ imageId }) => imageId)));
    return {
      systems: shownSystems,
      pins: [...shownPins],
      hosts: hosts.filter(showsHost),
      unread: stacks.unread.filter(({ source }) => !hasFilter && matches(source, [])),
      changes: changes.filter(
        ({ imageId, name, place, text }) =>
          (builds.has(imageId ?? "") ? ids.has(imageId ?? "") : !hasFilter) &&
          matches(`${name} ${place} ${text}${textOf(imageId)}`, imageId === undefined ? [] : [imageId]),
      ),
      isAll: !hasFilter && !view.pinned && view.q.trim() === "",
    };
  };
}

/** The fields that ask something of an image. */
const fieldsThatFilter = ["family", "region", "zone", "type", "scene", "feature", "ends", "maintained"] as const;

function resourceText({ project, stack, name }: Pin | Host): string {
  return `${project}/${stack} ${name}`;
}

function idsOf({ imageId }: Pin | Host): readonly string[] {
  return imageId === undefined ? [] : [imageId];
}

function endsWithin(days: string, end: string | undefined, nowMs: number): boolean {
  const left = daysToEndOfLife(end, new Date(nowMs));
  return days === "" || (left !== undefined && left >= 0 && left <= Number(days));
}

function is(wanted: string, value: string | undefined): boolean {
  return wanted === "" || value === wanted;
}

function has(wanted: string, values: readonly string[]): boolean {
  return wanted === "" || values.includes(wanted);
}
