import { isArgument, type Query } from "../filter/query";
import type { Image } from "../image/image";
import { hasRaisedKernel, parseOperatingSystem, systemName, type OperatingSystem } from "../image/operating-system";

/**
 * Returns whether an image may take the place of a pinned one without being asked for, because it is of the same kind.
 * A host of the pinned image may not boot another architecture or kernel, and nobody asked for another system or other
 * software. What the query's arguments name is left to the query.
 */
export function isOfSameKind(pinned: Image, other: Image, query: Query): boolean {
  const [pinnedKind, otherKind] = [kindOf(pinned), kindOf(other)];
  return kinds.every(({ isNamedBy }, at) => pinnedKind[at] === otherKind[at] || isNamedBy(query));
}

/**
 * Returns the kind of an image, computed once per image: hundreds of pins are compared with the images of one listing.
 */
function kindOf(image: Image): readonly unknown[] {
  const known = kindsByImage.get(image);
  if (known !== undefined) {
    return known;
  }
  const system = parseOperatingSystem(systemName(image));
  const kind = kinds.map(({ of }) => of(image, system));
  kindsByImage.set(image, kind);
  return kind;
}

const kindsByImage = new WeakMap<Image, readonly unknown[]>();

interface Kind {
  readonly of: (image: Image, system: OperatingSystem | undefined) => unknown;
  /** Returns whether the arguments say which kind they want. */
  readonly isNamedBy: (query: Query) => boolean;
}

const kinds: readonly Kind[] = [
  { of: (_image, system) => system?.distribution, isNamedBy: namedIn("os", "osName") },
  { of: ({ osType }) => osType, isNamedBy: namedIn("osType", "os", "osName") },
  {
    of: ({ features }) => features.includes("Aarch64_Type"),
    isNamedBy: (query) =>
      namedIn("host")(query) || (namedIn("architecture")(query) && query.filter.architecture !== "any"),
  },
  { of: ({ imageName }) => hasRaisedKernel(imageName), isNamedBy: namedIn("host") },
  { of: ({ imageType }) => imageType, isNamedBy: namedIn("imageType") },
  {
    of: ({ sceneCategories }) => sceneCategories.includes("PreInstalledDrivers"),
    isNamedBy: namedIn("scenes", "gpuType"),
  },
  { of: softwareOf, isNamedBy: namedIn("primarySoftware") },
  { of: ({ funcType }) => funcType, isNamedBy: namedIn("funcTypes") },
  { of: ({ vendor }) => vendor, isNamedBy: namedIn("vendors") },
  {
    of: (_image, system) => system?.language,
    isNamedBy: ({ filter, origins }) =>
      origins.os === "argument" && parseOperatingSystem(filter.os ?? "")?.language !== undefined,
  },
];

function namedIn(...fields: readonly (keyof Query["filter"])[]): (query: Query) => boolean {
  return (query) => fields.some((field) => isArgument(query, field));
}

/**
 * Returns the software on top of the system, without its version. UCloud states it, or the name of one of its own
 * images does. The name of an image that somebody else made proves nothing.
 */
function softwareOf({ primarySoftware, imageName, imageType }: Image, system?: OperatingSystem): string | undefined {
  if (primarySoftware !== undefined) {
    return withoutVersion(primarySoftware);
  }
  const namesItsSystem = () => parseOperatingSystem(imageName)?.distribution === system?.distribution;
  return imageType !== "Base" || namesItsSystem() ? undefined : withoutVersion(imageName);
}

function withoutVersion(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s_-]*v?(?:\d+\.)*\d+/g, "")
    .trim();
}
