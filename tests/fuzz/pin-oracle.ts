import { dayMs, firstDay, type WireImage } from "./pin-world";

/** Arguments of a pin, as far as the model knows them. */
export interface ModelArgs {
  readonly os?: string;
  readonly features?: readonly string[];
  readonly withoutFeatures?: readonly string[];
  readonly scenes?: readonly string[];
  readonly architecture?: "x86_64" | "arm64" | "any";
  readonly maxSizeGb?: number;
  readonly minSupportDays?: number;
  readonly minAgeDays?: number;
  readonly allowEndOfLife?: boolean;
  readonly zone?: string;
  readonly triggers?: Readonly<Record<string, number>>;
  readonly imageId?: string;
  readonly fallbacks?: readonly ModelArgs[];
}

/** What must become of a recorded pin, by the table of docs/pinning.md and nothing of the product's code. */
export type Expected = "stay" | "move" | "adopt" | "refuse";

interface Demand {
  readonly field: string;
  readonly value: unknown;
  readonly isDefault: boolean;
  readonly meets: (image: WireImage, nowMs: number) => boolean;
  /** Whether it accepts all that the same demand with another value accepts. */
  readonly accepts: (before: unknown) => boolean;
}

export function expectedOf(
  pinned: WireImage,
  today: readonly WireImage[],
  { before, chosenBy, after, day }: { before: ModelArgs; chosenBy: number; after: ModelArgs; day: number },
): Expected {
  const nowMs = firstDay + day * dayMs;
  // As UCloud lists it today; where it is no longer listed, as it was recorded.
  const image = today.find(({ ImageId }) => ImageId === pinned.ImageId) ?? pinned;
  const inPlace = (args: ModelArgs) =>
    queriesOf(args).map((query) => demandsOf({ ...query, zone: args.zone ?? pinned.Zone }));
  const failed = (demands: readonly Demand[]) => demands.filter((demand) => !demand.meets(image, nowMs));
  if (after.imageId !== undefined && after.imageId !== pinned.ImageId) {
    return adoptable(after, today, nowMs) ? "adopt" : "refuse";
  }
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) {
    return "stay";
  }
  if (after.imageId === undefined && JSON.stringify(before.triggers ?? {}) !== JSON.stringify(after.triggers ?? {})) {
    return "move";
  }
  const old = failed(inPlace(before)[chosenBy] ?? []);
  const news = inPlace(after).map((demands) =>
    failed(demands).filter(
      (demand) => !old.some(({ field, value }) => field === demand.field && demand.accepts(value)),
    ),
  );
  if (after.imageId !== undefined) {
    const written = news.map((demands) =>
      demands.filter(({ field, isDefault }) => !isDefault && field !== "end" && field !== "plain"),
    );
    return written.some((demands) => demands.length === 0) ? "stay" : "refuse";
  }
  return news.some((demands) => demands.length === 0) ? "stay" : "move";
}

/** A known id is adopted if it is there and nothing that the program wrote is against it. Defaults never are. */
function adoptable(args: ModelArgs, today: readonly WireImage[], nowMs: number): boolean {
  const image = today.find(({ ImageId }) => ImageId === args.imageId);
  const queries = queriesOf(args).map((query) =>
    demandsOf({ ...query, ...(args.zone !== undefined && { zone: args.zone }) }),
  );
  return (
    image !== undefined &&
    queries.some((demands) =>
      demands.every((demand) => demand.isDefault || demand.field === "plain" || demand.meets(image, nowMs)),
    )
  );
}

function queriesOf(args: ModelArgs): readonly ModelArgs[] {
  return [args, ...(args.fallbacks ?? [])];
}

function demandsOf(args: ModelArgs): Demand[] {
  const { os, features = [], withoutFeatures = [], scenes = [], architecture = "x86_64", zone } = args;
  const { maxSizeGb, minSupportDays, minAgeDays, allowEndOfLife = false } = args;
  const demands: Demand[] = [];
  const add = (field: string, value: unknown, meets: Demand["meets"], more: Partial<Demand> = {}) =>
    demands.push({ field, value, meets, isDefault: false, accepts: (before) => before === value, ...more });
  if (zone !== undefined) {
    add("zone", zone, ({ Zone }) => Zone === zone);
  }
  if (os !== undefined) {
    add("os", os, ({ OsName }) => covers(os, OsName), { accepts: (before) => covers(os, String(before)) });
    if (!scenes.includes("PreInstalledDrivers")) {
      // What an image says of itself and what its name says: either one that tells of more is enough.
      add("plain", true, ({ OsName, ImageName, SceneCategories }) => {
        return ImageName.replace("高内核", "") === OsName && !SceneCategories.includes("PreInstalledDrivers");
      });
    }
  }
  if (architecture !== "any") {
    add(
      "architecture",
      architecture,
      ({ Features }) => Features.includes("Aarch64_Type") === (architecture === "arm64"),
      {
        isDefault: args.architecture === undefined,
      },
    );
  }
  features.forEach((feature) => add("features", feature, ({ Features }) => Features.includes(feature)));
  withoutFeatures.forEach((feature) => add("withoutFeatures", feature, ({ Features }) => !Features.includes(feature)));
  scenes.forEach((scene) => add("scenes", scene, ({ SceneCategories }) => SceneCategories.includes(scene)));
  if (maxSizeGb !== undefined) {
    add("maxSizeGb", maxSizeGb, ({ ImageSize }) => ImageSize <= maxSizeGb, {
      accepts: (before) => maxSizeGb >= Number(before),
    });
  }
  add("states", "Available", ({ State }) => State === "Available", { isDefault: true });
  if (!allowEndOfLife) {
    // Written out or not, it is the default.
    add("end", false, (image, nowMs) => daysLeft(image, nowMs) >= 0, { isDefault: true });
  }
  if (minSupportDays !== undefined) {
    const isLong = (image: WireImage, nowMs: number) =>
      image.MaintainEol !== "" && daysLeft(image, nowMs) >= minSupportDays;
    add("minSupportDays", minSupportDays, isLong, { accepts: (before) => minSupportDays <= Number(before) });
  }
  if (minAgeDays !== undefined) {
    const isOld = ({ CreateTime }: WireImage, nowMs: number) => nowMs - CreateTime * 1000 >= minAgeDays * dayMs;
    add("minAgeDays", minAgeDays, isOld, { accepts: (before) => minAgeDays <= Number(before) });
  }
  return demands;
}

/** Distribution, and the version component by component. */
function covers(wanted: string, offered: string): boolean {
  const [distribution, version] = wanted.split(" ");
  const [offeredDistribution, offeredVersion = ""] = offered.split(" ");
  return (
    distribution === offeredDistribution &&
    (version === undefined || offeredVersion === version || offeredVersion.startsWith(`${version}.`))
  );
}

/** Days until the end of the last day in UTC+8; without a date there is no end. */
function daysLeft({ MaintainEol }: WireImage, nowMs: number): number {
  const midnight = Date.parse(`${MaintainEol.replaceAll("/", "-")}T24:00:00+08:00`);
  return MaintainEol === "" ? Infinity : Math.floor((midnight - nowMs) / dayMs);
}

/** The same arguments in one spelling: without the id, which is no argument of the record. */
function sorted({ imageId: _id, triggers = {}, ...args }: ModelArgs): unknown {
  return Object.entries({ ...args, triggers }).sort(([a], [b]) => (a < b ? -1 : 1));
}
