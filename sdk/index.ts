/**
 * Lookups of UCloud host images and the pin, for Pulumi programs in TypeScript.
 *
 * @module pulumi-ucloud-image
 */
export { checkImageFit, checkImageFitOutput } from "./checkImageFit";
export * from "./errors";
export { getImage, getImageOutput } from "./getImage";
export { getImagePerZone, getImagePerZoneOutput } from "./getImagePerZone";
export { getImages, getImagesOutput } from "./getImages";
export { PinnedImage } from "./pinnedImage";
export { PinnedImagePerZone } from "./pinnedImagePerZone";
export type { Inputs } from "./inputs";
export type * from "./types";
