/** Returns whether a type is a pin: that of a dynamic provider, for TypeScript programs, or that of the plugin. */
export function isPinType(type: unknown): boolean {
  return /^(pulumi-nodejs:dynamic\/ucloud-image|ucloud-image:index):PinnedImage(PerZone)?$/.test(String(type));
}

/** Returns whether the type of a pin is that of a pin in several zones. */
export function isPinPerZone(type: string): boolean {
  return type.endsWith("PinnedImagePerZone");
}
