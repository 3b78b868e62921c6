import { pinResource } from "../pin";
import { imagePerZone } from "./image-per-zone";

/** The `PinnedImagePerZone` resource: the life cycle of a pin, for one image in each of several zones. */
export const pinnedImagePerZone = pinResource(imagePerZone);
