import { UserError } from "../provider/text/user-error";

/** A complete answer does not hold a known id. */
export class NoSuchImageError extends UserError {
  static override readonly kind = "NoSuchImageError";

  constructor(imageId: string, region: string) {
    super(`${imageId} does not exist in region ${region}. An id is of one zone: check the region and the project.`);
  }
}
