import { pinResource } from "../pin";
import { imagePerZone } from "./image-per-zone";

/** A `PinnedImagePerZone`: the life of a pin, for one image in each of several zones. */
export const pinnedImagePerZone = pinResource(imagePerZone);
