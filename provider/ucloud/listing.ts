import { ListingError } from "./errors";
import type { Gathering } from "./gathering";
import type { PagedListing, WireImage } from "./page";
import { Endless, Inconsistent, Reading } from "./reading";
import { stoppable } from "./time-limit";

/**
 * All images of a listing, complete or an error. Where the pages do not fit together, images were moving while they
 * were read, and it is read again.
 */
export async function readListing<T>(
  listing: PagedListing,
  read: (image: WireImage) => T,
  signal: AbortSignal | undefined,
): Promise<Gathering<T>> {
  const seen: string[] = [];
  while (seen.length < maxReadings) {
    try {
      return await stoppable(signal, (stop) => new Reading(listing, read, stop).run());
    } catch (error) {
      if (error instanceof Endless) {
        throw endless(listing, error);
      }
      if (!(error instanceof Inconsistent)) {
        throw error;
      }
      seen.push(error.message);
    }
  }
  throw new ListingError(
    `${listing.of} can't be listed completely. UCloud's answers did not fit together, ${maxReadings} times: ` +
      `${seen.join("; ")}. Try again when no image is being made or removed there.`,
  );
}

/** How often a listing is read before it is given up. Two changes in a row are bad luck, three are no coincidence. */
const maxReadings = 3;

function endless(listing: PagedListing, cause: Endless): ListingError {
  const message = `${listing.of} can't be listed: ${cause.message}. Check that the base URL is UCloud's API.`;
  return new ListingError(message, { cause });
}
