import type { Ambiguity } from "../filter/select";
import { UserError } from "../text/user-error";
import type { Explanation } from "./explanation";
import type { NameInZones } from "./zone-table";

/** The listing was read completely, and nothing in it matches. */
export class NoImageError extends UserError {
  static override readonly kind = "NoImageError";

  constructor(
    /** The query, how many images each demand left, near misses and hints. */
    readonly explanation: Explanation,
  ) {
    super(explanation.text);
  }
}

/** More than one image matches, and choosing one would be a guess. */
export class AmbiguousImageError extends UserError {
  static override readonly kind = "AmbiguousImageError";

  constructor(
    /** The query, how many images each demand left, near misses and hints. */
    readonly explanation: Explanation,
    /** Why none of the matches is the first. */
    readonly reason: Ambiguity,
  ) {
    super(explanation.text);
  }
}

/** Images match, but no image name is in every zone that was asked for. */
export class NoCommonImageError extends UserError {
  static override readonly kind = "NoCommonImageError";

  constructor(
    /** The query, how many images each demand left, near misses and hints. */
    readonly explanation: Explanation,
    /** Which zones have which names, of the filter and its fallbacks together. */
    readonly names: readonly NameInZones[],
  ) {
    super(explanation.text);
  }
}
