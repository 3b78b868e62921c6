import { explainAmbiguity, explainNone } from "./explain";
import type { Query } from "./query";
import type { Ambiguity, Selection } from "./select";

/** The listing was read completely, and nothing in it matches. */
export class NoImageError extends Error {
  override readonly name = "NoImageError";

  constructor(
    readonly query: Query,
    readonly selection: Selection,
  ) {
    super(explainNone(query, selection));
  }
}

/** More than one image matches, and choosing one would be a guess. */
export class AmbiguousImageError extends Error {
  override readonly name = "AmbiguousImageError";

  constructor(
    readonly query: Query,
    readonly selection: Selection,
    readonly reason: Ambiguity,
  ) {
    super(explainAmbiguity(query, selection, reason));
  }
}
