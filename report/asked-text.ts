import type { Asked, Place } from "./report-data";

/** Returns what a report asked for, in one line. */
export function askedText({ places, imageTypes, demands }: Asked): string {
  const asked = demands.map(({ field, value }) => `${field} ${value}`);
  return [...places.map(placeText), imageTypes.join(", "), ...asked].join(" · ");
}

function placeText({ region, zone }: Place): string {
  return zone === undefined ? `Region ${region}, all zones` : `Region ${region}, zone ${zone}`;
}
