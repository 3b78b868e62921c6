import type { Ambiguity } from "../filter/select";
import { UserError } from "../text/user-error";
import type { Explanation } from "./explanation";
import type { NameInZones } from "./zone-table";

/**
 * Thrown when no image in UCloud's complete listing matches.
 *
 * @example
 * ```ts
 * import { NoImageError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof NoImageError) console.error(error.explanation.hints);
 *   throw error;
 * });
 * ```
 */
export class NoImageError extends UserError {
  static override readonly kind = "NoImageError";

  constructor(
    /** The query, the number of images after each criterion, near misses and hints. */
    readonly explanation: Explanation,
  ) {
    super(explanation.text);
  }
}

/**
 * Thrown when several images match and the order does not decide between them.
 *
 * @example
 * ```ts
 * import { AmbiguousImageError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ region: "cn-bj2", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof AmbiguousImageError) console.error(error.reason);
 *   throw error;
 * });
 * ```
 */
export class AmbiguousImageError extends UserError {
  static override readonly kind = "AmbiguousImageError";

  constructor(
    /** The query, the number of images after each criterion, near misses and hints. */
    readonly explanation: Explanation,
    /** The reason why the order does not decide. */
    readonly reason: Ambiguity,
  ) {
    super(explanation.text);
  }
}

/**
 * Thrown when images match, but no image name is in every requested zone.
 *
 * @example
 * ```ts
 * import { NoCommonImageError, getImagePerZone } from "pulumi-ucloud-image";
 *
 * getImagePerZone({ zones: ["cn-bj2-04", "cn-sh2-01"], os: "Rocky" }).catch((error: unknown) => {
 *   if (error instanceof NoCommonImageError) console.error(error.names);
 *   throw error;
 * });
 * ```
 */
export class NoCommonImageError extends UserError {
  static override readonly kind = "NoCommonImageError";

  constructor(
    /** The query, the number of images after each criterion, near misses and hints. */
    readonly explanation: Explanation,
    /** The zones of each image name, for the filter and its fallbacks together. */
    readonly names: readonly NameInZones[],
  ) {
    super(explanation.text);
  }
}
