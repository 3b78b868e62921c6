import type { LookupContext } from "../context";
import { brokenCriteria } from "../filter/criteria";
import { ordered } from "../filter/order";
import type { Query } from "../filter/query";
import type { Image } from "../image/image";
import { questionOfZones } from "../lockfile/question";
import { listingRequest, queryPerRegion } from "../lookup";
import type { PinLookup, StayingPin } from "../pin/form";
import { ArgumentError } from "../text/argument-error";
import { printableText } from "../text/printable";

/**
 * Returns what the record of a staying pin becomes in the zones that are asked for now. Zones that it has keep their
 * image. A new zone takes its image of the same name. When it has none, all zones must move to a name that serves all,
 * and `because` says why. Throws an ArgumentError for a new zone when the pinned images could not be looked up.
 */
export async function inAskedZones(
  lookup: PinLookup,
  { record, standsOn, sight }: StayingPin,
): Promise<StayingPin | { readonly because: string }> {
  const { zones } = lookup.request;
  const pinned = record.images.map((image, n) => ({
    image,
    found: sight.kind === "seen" ? sight.found[n] : undefined,
  }));
  const kept = pinned.filter(({ image }) => zones.includes(image.zone ?? ""));
  const missing = zones.filter((zone) => !kept.some(({ image }) => image.zone === zone));
  if (missing.length > 0 && sight.kind === "unseen") {
    throw new ArgumentError([
      { field: "zones", reason: `${missing.join(", ")} can't be added now. ${sight.warnings.join(" ")}` },
    ]);
  }
  const standing = kept.length > 0 ? kept : pinned;
  const added = await sameNameIn(
    lookup,
    missing,
    standsOn,
    standing.map(({ image, found }) => found ?? image),
  );
  const lacking = missing.filter((zone) => !added.some((image) => image.zone === zone));
  if (lacking.length > 0) {
    return { because: `${lacking.join(", ")} has no ${nameOf(standing[0]?.image)} that a host can be made from` };
  }
  const all = [...kept, ...added.map((image) => ({ image, found: image }))];
  const sorted = zones.flatMap((zone) => all.find(({ image }) => image.zone === zone) ?? []);
  return {
    record: { ...record, images: sorted.map(({ image }) => image) },
    standsOn,
    sight: sight.kind === "seen" ? { kind: "seen", found: sorted.map(({ found }) => found) } : sight,
  };
}

function nameOf(image: Image | undefined): string {
  return printableText(image?.imageName ?? "");
}

/**
 * Returns the images of new zones that go with the pinned ones: from the lockfile when it may answer, else from UCloud.
 */
async function sameNameIn(
  { account, request, queries }: PinLookup,
  missing: readonly string[],
  standsOn: number,
  pinned: readonly Image[],
): Promise<readonly Image[]> {
  const names = new Set(pinned.map(({ imageName }) => imageName));
  return missing.length === 0
    ? []
    : account.lock.answer(questionOfZones(queries, request.zones, account), {
        ucloud: () => listedImages(account, queries[standsOn] ?? queries[0], missing, pinned),
        locked: ({ images }) =>
          images.filter(({ zone, imageName }) => missing.includes(zone ?? "") && names.has(imageName)),
      });
}

async function listedImages(
  account: LookupContext,
  query: Query,
  missing: readonly string[],
  pinned: readonly Image[],
): Promise<readonly Image[]> {
  const perRegion = queryPerRegion(query, missing).map(async (inRegion) => {
    const chosen = (images: readonly Image[]) =>
      missing.flatMap((zone) => nearestBuild(images, zone, inRegion, pinned, account.now()) ?? []);
    const zonesHere = missing.filter(
      (zone) => queryPerRegion(query, [zone])[0]?.filter.region === inRegion.filter.region,
    );
    const { images } = await account
      .catalogue()
      .list(listingRequest(inRegion.filter), (shared) => chosen(shared.images).length === zonesHere.length);
    return chosen(images);
  });
  return (await Promise.all(perRegion)).flat();
}

/**
 * Returns the image of a zone that goes with the pinned ones: of the same name, and nearest in creation time, since a
 * name has many builds. It must start a host. Other demands that a pinned image fails too are not held against it.
 */
function nearestBuild(
  images: readonly Image[],
  zone: string,
  { filter }: Query,
  pinned: readonly Image[],
  now: Date,
): Image | undefined {
  const serving = images.filter(
    (image) =>
      image.zone === zone &&
      pinned.some(({ imageName }) => imageName === image.imageName) &&
      brokenCriteria(image, filter, now).every(
        ({ field, admits }) => field !== "states" && pinned.some((each) => !admits(each)),
      ),
  );
  const distance = ({ createTime }: Image) =>
    Math.min(...pinned.map((each) => Math.abs((each.createTime ?? Infinity) - (createTime ?? -Infinity))));
  return ordered(serving, filter.orderBy).reduce<Image | undefined>(
    (nearest, image) => (nearest === undefined || distance(image) < distance(nearest) ? image : nearest),
    undefined,
  );
}
