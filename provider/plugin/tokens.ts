/** The name of the Pulumi package and of its configuration namespace. */
export const packageName = "ucloud-image";

export const pinnedImageToken = tokenOf("PinnedImage");

export const pinnedImagePerZoneToken = tokenOf("PinnedImagePerZone");

/** Returns the token of a type, function or resource. All are in Pulumi's root module. */
export function tokenOf(name: string): string {
  return `${packageName}:index:${name}`;
}
