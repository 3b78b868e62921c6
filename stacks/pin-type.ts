/** Returns whether a type is a pin: that of the dynamic provider, for TypeScript programs, or that of the plugin. */
export function isPinType(type: unknown): boolean {
  return type === "pulumi-nodejs:dynamic/ucloud-image:PinnedImage" || type === "ucloud-image:index:PinnedImage";
}
