/** The lookups, for the SDK, the plugin, the pin and the command. */

export { checkImageFit } from "./check-image-fit";
export { findImage, getImage } from "./get-image";
export { getImagePerZone } from "./get-image-per-zone";
export { findImages, getImages } from "./get-images";
export { imageById, recordedImage } from "./image-by-id";
export { queriesOf } from "./resolve-query";
export { listingRequest, search } from "./search";
export { findImagePerZone, queriesOfZones, queryPerRegion, searchZones, withoutPlace } from "./search-zones";
