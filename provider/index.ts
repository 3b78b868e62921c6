/**
 * The provider as its two callers load it: a program through sdk/, and Pulumi's process for dynamic providers through
 * the text in sdk/pinnedImage.ts. The build bundles it into one file with all dependencies (scripts/build/bundles.mjs),
 * because both processes start again for every preview, and loading 200 files would take half as long again.
 */
export { configurationWarnings } from "./configuration-warnings";
export { lockfileOf, openAccount, SharedAccounts } from "./context";
export { createPinnedImagePerZoneProvider, createPinnedImageProvider } from "./dynamic";
export { lookupFunctions } from "./lookup/functions";
export { forLookup } from "./context";
export { pinnedImage } from "./pin";
export { rowText } from "./pin/apply-policies";
export { pinnedImagePerZone } from "./pin-per-zone";
