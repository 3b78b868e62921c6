import type { Properties } from "./plain-properties";

/**
 * Returns the ids of a pin's images that a host may run on. A pin in several zones has one for the host's zone. A host that
 * does not say its zone may run on any of them. Returns none when the pin's ids are not known.
 */
export function pinnedIdsFor(pin: Properties, host: Properties): string[] {
  const { imageId, imageIds } = pin;
  if (typeof imageId === "string") return [imageId];
  const byZone = new Map(Object.entries(Object(imageIds ?? {}) as Properties));
  const zone = [host["availabilityZone"], host["zone"]].find((value) => typeof value === "string");
  const ids = typeof zone === "string" && byZone.has(zone) ? [byZone.get(zone)] : [...byZone.values()];
  return ids.filter((id) => typeof id === "string");
}
