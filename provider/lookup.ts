/** The one way from a filter to an image, for both surfaces, the pin and the command. */
export { forLookup, type Account, type Arguments } from "./lookup/account";
export { checkImageFit } from "./lookup/check-image-fit";
export { findImagePerZone, questionPerZone } from "./lookup/find-image-per-zone";
export { findImage, getImage } from "./lookup/get-image";
export { getImagePerZone } from "./lookup/get-image-per-zone";
export { findImages, getImages } from "./lookup/get-images";
export { imageById, recordedImage } from "./lookup/image-by-id";
export { queriesOf, regionOf } from "./lookup/query";
export { listingRequest, search } from "./lookup/search";
