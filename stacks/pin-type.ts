/** Returns whether a resource's type is a pin's: the dynamic provider's, which TypeScript programs make, or the plugin's. */
export function isPinType(type: unknown): boolean {
  return type === "pulumi-nodejs:dynamic/ucloud-image:PinnedImage" || type === "ucloud-image:index:PinnedImage";
}
