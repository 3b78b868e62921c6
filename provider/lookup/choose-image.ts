import type { Image } from "../images/image";
import type { Query } from "../images/query";
import { choose, type Selection } from "../images/select";
import { AmbiguousImageError, NoImageError } from "../images/selection-errors";

export function chosenImage(query: Query, selection: Selection): Image {
  const choice = choose(selection, query.filter);
  switch (choice.kind) {
    case "none":
      throw new NoImageError(query, selection);
    case "ambiguous":
      throw new AmbiguousImageError(query, selection, choice.reason);
    case "one":
    case "many":
      return choice.image;
  }
}
