import { UserError } from "../provider/text/user-error";

/** Thrown when UCloud's complete listing does not contain an id. */
export class NoSuchImageError extends UserError {
  static override readonly kind = "NoSuchImageError";

  constructor(imageId: string, region: string) {
    super(
      `${imageId} does not exist in region ${region}. An id is valid in one zone only: check the region and the project.`,
    );
  }
}
