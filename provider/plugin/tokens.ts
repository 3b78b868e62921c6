/** Pulumi's package, and the namespace of its configuration. */
export const packageName = "ucloud-image";

export const pinnedImageToken = tokenOf("PinnedImage");

export const pinnedImagePerZoneToken = tokenOf("PinnedImagePerZone");

/** The token of a type, function or resource. All are in Pulumi's root module. */
export function tokenOf(name: string): string {
  return `${packageName}:index:${name}`;
}
