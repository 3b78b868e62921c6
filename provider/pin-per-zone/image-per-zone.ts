import { filterOf, parseArguments, type Arguments } from "../filter/arguments";
import type { Image } from "../image/image";
import { imageLabel } from "../image/image-text";
import { questionOfZones } from "../lockfile/question";
import { findImagePerZone, queryPerRegion, searchZones, withoutPlace } from "../lookup";
import type { NamedImage, PinForm, PinRequest } from "../pin/form";
import { ArgumentError } from "../text/argument-error";
import { printableText } from "../text/printable";
import { pinnedImagePerZoneArguments } from "./arguments";
import { byZone, idOf, idsByZone, idsIn, isAnother, recordOf, written } from "./record";
import { inAskedZones } from "./zones-asked-for";

/** The form of a `PinnedImagePerZone`: one image in each of several zones, all with the same name. */
export const imagePerZone: PinForm = {
  idField: "imageIds",
  fields: Object.keys(pinnedImagePerZoneArguments.shape),
  recordFields: new Set(["commonName", "images", "pinned", "notice", "status", "newestImageIds", "drift"]),
  unknownFields: ["commonName", "imageIds", "images", "pinned"],
  observedFields: ["images", "status", "newestImageIds", "drift"],
  tellingFields: ["commonName", "images"],

  request,
  recordOf,
  written,
  observed: ({ images, newest, drift }) => ({
    images: byZone(images, images),
    newestImageIds: idsByZone(newest),
    drift: byZone(images, drift),
  }),
  homeOf: () => ({}),
  isAnother,
  importedIds: idsIn,
  idOf,
  importedArguments: (ids) => ({ zones: ids.map(({ zone }) => zone) }),

  settings: withoutPlace,
  question: (account, queries, zones) => questionOfZones(queries, zones, account),
  locked: ({ images }, pinned) => inOrderOf(zonesOf(pinned), images),
  async find({ account, request: { zones }, queries }) {
    const { images, matchedFallback } = await findImagePerZone(account, queries, zones);
    return { images: inOrderOf(zones, images) ?? images, chosenBy: (matchedFallback ?? -1) + 1 };
  },
  async follow(account, query, pinned, mayFollow) {
    const zones = zonesOf(pinned);
    const { choice } = await searchZones(account, query, zones, mayFollow);
    if (choice.kind !== "common") {
      return choice;
    }
    const images = inOrderOf(zones, [...choice.images.values()]);
    return images === undefined ? { kind: "none" } : { kind: choice.names > 1 ? "many" : "one", images };
  },
  inAskedZones,
  expectOnePin,

  words: {
    named: inItsZone,
    itself: inItsZone,
    all,
    ids: all,
    line: (images) => `imageIds: ${JSON.stringify(idsByZone(images))}`,
    alsoToGoBack: (before, after) =>
      sameZones(before, after) ? "" : `, with zones: ${JSON.stringify(zonesOf(before))}`,
  },
};

function request(args: Arguments): PinRequest {
  const { imageIds, zones, ...parsed } = parseArguments(pinnedImagePerZoneArguments, args);
  const { imageIds: _named, ...given } = args;
  const filter = filterOf(parsed);
  const asked = [...new Set(zones)];
  // Throws for a zone outside of the region that the arguments name.
  queryPerRegion({ filter, origins: {} }, asked);
  return {
    given,
    filter,
    policies: parsed,
    ...(imageIds !== undefined && { named: namedIn(imageIds, asked) }),
    zones: asked,
  };
}

/**
 * Returns the ids, zone by zone. Throws an ArgumentError unless they are named for all zones and no others: half of
 * them would be looked up, and a typo would go unnoticed.
 */
function namedIn(imageIds: Readonly<Record<string, string>>, zones: readonly string[]): NamedImage[] {
  const missing = zones.filter((zone) => !(zone in imageIds));
  const others = Object.keys(imageIds).filter((zone) => !zones.includes(zone));
  const problems = [
    ...missing.map((zone) => `names no image for ${printableText(zone)}, which is one of the zones`),
    ...others.map((zone) => `names an image for ${printableText(zone)}, which is none of the zones`),
  ];
  if (problems.length > 0) {
    throw new ArgumentError([{ field: "imageIds", reason: `${problems.join(", and ")}.` }]);
  }
  return zones.map((zone) => ({ zone, imageId: imageIds[zone] ?? "" }));
}

function expectOnePin(images: readonly Image[]): void {
  if (new Set(images.map(({ imageName }) => imageName)).size > 1) {
    throw new ArgumentError([
      {
        field: "imageIds",
        reason:
          `${images.map(inItsZone).join(" and ")} have different names, and a PinnedImagePerZone has one name in all ` +
          "its zones. Use a PinnedImage for each zone.",
      },
    ]);
  }
}

/** Returns one image for each zone; undefined when a zone has none. */
function inOrderOf(zones: readonly string[], images: readonly Image[]): readonly Image[] | undefined {
  const found = zones.flatMap((zone) => images.find((image) => image.zone === zone) ?? []);
  return found.length === zones.length ? found : undefined;
}

function zonesOf(images: readonly Image[]): string[] {
  return images.flatMap(({ zone }) => zone ?? []);
}

function sameZones(one: readonly Image[], other: readonly Image[]): boolean {
  return String(zonesOf(one).sort()) === String(zonesOf(other).sort());
}

function inItsZone(image: Image): string {
  return `${imageLabel(image)} of ${printableText(image.zone ?? "")}`;
}

function all(images: readonly Image[]): string {
  const ids = images.map(({ zone, imageId }) => `${printableText(zone ?? "")}: ${printableText(imageId)}`);
  return `${printableText(images[0]?.imageName ?? "")} (${ids.join(", ")})`;
}
