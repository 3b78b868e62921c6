/** Pulumi's package, and the namespace of its configuration. */
export const packageName = "ucloud-image";

export const tokens = {
  getImage: tokenOf("getImage"),
  getImages: tokenOf("getImages"),
  getImagePerZone: tokenOf("getImagePerZone"),
  checkImageFit: tokenOf("checkImageFit"),
  pinnedImage: tokenOf("PinnedImage"),
} as const;

/** The token of a type, function or resource. All are in Pulumi's root module. */
export function tokenOf(name: string): string {
  return `${packageName}:index:${name}`;
}
