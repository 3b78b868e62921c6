import type { Ambiguity } from "../filter/select";
import { UserError } from "../text/user-error";
import type { Explanation } from "./explanation";
import type { NameInZones } from "./zone-table";

/** The listing was read completely, and nothing in it matches. */
export class NoImageError extends UserError {
  static override readonly kind = "NoImageError";

  constructor(readonly explanation: Explanation) {
    super(explanation.text);
  }
}

/** More than one image matches, and choosing one would be a guess. */
export class AmbiguousImageError extends UserError {
  static override readonly kind = "AmbiguousImageError";

  constructor(
    readonly explanation: Explanation,
    readonly reason: Ambiguity,
  ) {
    super(explanation.text);
  }
}

/** Matches there are, but under no name that every zone has. */
export class NoCommonImageError extends UserError {
  static override readonly kind = "NoCommonImageError";

  constructor(
    readonly explanation: Explanation,
    /** Which zones have which names, of the filter and its fallbacks together. */
    readonly names: readonly NameInZones[],
  ) {
    super(explanation.text);
  }
}
