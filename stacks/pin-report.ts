import type { LookupContext } from "../provider/context";
import { daysToEndOfLife, isoDate } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { imageLabel } from "../provider/image/image-text";
import type { Status } from "../provider/pin/condition";
import { countText } from "../provider/text/number-text";
import { noDrift, type Drift } from "../provider/pin/drift";
import type { PinForm } from "../provider/pin/form";
import { oneImage } from "../provider/pin/one-image";
import { argumentsOf, type PinRecord } from "../provider/pin/record";
import { reviewRecord, type SeenReview } from "../provider/pin/review";
import { imagePerZone } from "../provider/pin-per-zone/image-per-zone";
import { isUserError } from "../provider/text/user-error";
import { isPinPerZone } from "./pin-type";
import type { Properties } from "./plain-properties";
import type { RecordedPin, SourcePosition } from "./stack-export";

/** The report on one image of a pin: a pin in several zones has one for each zone. Its status is `unknown` when UCloud could not be asked or the record could not be read. */
export interface PinReport {
  readonly stack: string;
  readonly project: string;
  readonly name: string;
  readonly urn: string;
  readonly source: string;
  readonly position?: SourcePosition;
  readonly status: Status | "unknown";
  readonly imageId?: string;
  readonly imageName?: string;
  readonly zone?: string;
  /** The pinned image as listed today; as recorded, when it is gone or its status is unknown. */
  readonly image?: Image;
  readonly newestImageId?: string;
  /** Days until the end of maintenance: 0 on its last day, negative once past, absent when unknown. */
  readonly daysToEol?: number;
  /** The finding, as a sentence. */
  readonly text: string;
  /** The messages that a preview would show for the pin, under the pin's own policies. */
  readonly notices: readonly string[];
  readonly drift: Drift;
}

/** Returns a report on each image of one pin. A problem that the user can act on becomes its text; other errors are thrown. */
export async function checkPin(account: LookupContext, pin: RecordedPin): Promise<PinReport[]> {
  const { properties, type, ...place } = pin;
  const form = isPinPerZone(type) ? imagePerZone : oneImage;
  const record = "problem" in properties ? undefined : form.recordOf(properties);
  if (record === undefined) {
    const problem = "problem" in properties ? properties.problem : "its record has no image id that can be read";
    return [{ ...place, status: "unknown", text: String(problem), notices: [], drift: noDrift }];
  }
  const review = await reviewPin(account, form, properties, record);
  return record.images.map((image, n) => {
    const { imageId, imageName, zone } = image;
    const known = { ...place, imageId, imageName, ...(zone !== undefined && { zone }), image };
    if ("problem" in review) {
      return { ...known, status: "unknown", text: review.problem, notices: [], drift: noDrift };
    }
    const sighting = sightingOf(review, n);
    const { found = image, newest = image } = sighting;
    const daysToEol = daysToEndOfLife(found.maintainEol, account.now());
    return {
      ...known,
      image: found,
      status: sighting.status,
      ...(daysToEol !== undefined && { daysToEol }),
      newestImageId: newest.imageId,
      text: [...(isPinPerZone(type) ? [zone] : []), findingText(sighting, image)].filter(Boolean).join(": "),
      notices: [...review.failures, ...review.warnings],
      drift: sighting.drift,
    };
  });
}

/** How one image of a pin stands. */
interface Sighting {
  readonly status: Status;
  readonly found: Image | undefined;
  readonly newest: Image | undefined;
  readonly drift: Drift;
}

function sightingOf({ statuses, found, newest, drift }: SeenReview, n: number): Sighting {
  return { status: statuses[n] ?? "current", found: found[n], newest: newest?.[n], drift: drift[n] ?? noDrift };
}

async function reviewPin(
  account: LookupContext,
  form: PinForm,
  properties: Properties,
  record: PinRecord,
): Promise<SeenReview | { readonly problem: string }> {
  try {
    // The place may have come from the stack's configuration. An export does not hold that, so the recorded place is used.
    const request = form.request(argumentsOf(form, properties));
    const review = await reviewRecord(account, form, request, record);
    return review.kind === "seen" ? review : { problem: review.warnings.join("\n") };
  } catch (error) {
    if (!isUserError(error)) {
      throw error;
    }
    return { problem: error.message };
  }
}

function findingText({ status, newest, found, drift }: Sighting, pinned: Image): string {
  const successor = newest === undefined || newest.imageId === pinned.imageId ? undefined : newest;
  const facts = {
    current: "",
    superseded: "",
    endOfLife: `maintenance ended ${isoDate(found?.maintainEol ?? pinned.maintainEol ?? "")}`,
    unavailable: `is ${found?.state ?? "in no known state"}`,
    gone: "does not exist any more",
  };
  return [
    facts[status],
    successor === undefined ? "" : `newest match: ${imageLabel(successor)}${ageText(drift.ageDays ?? 0, status)}`,
    drift.featuresGained.length === 0 ? "" : `gains ${drift.featuresGained.join(", ")}`,
    drift.featuresLost.length === 0 ? "" : `loses ${drift.featuresLost.join(", ")}`,
  ]
    .filter((fact) => fact !== "")
    .join("; ");
}

/**
 * Returns how the age of the newest match compares with that of the pinned image. An older one needs a reason, since
 * people expect a replacement to be newer.
 */
function ageText(daysNewer: number, status: Status): string {
  const span = countText(Math.abs(daysNewer), "day");
  if (daysNewer >= 0) {
    return daysNewer === 0 ? "" : `, ${span} newer than the pinned image`;
  }
  const reason = status === "superseded" ? "the filter puts it first" : "no newer image matches";
  return `, ${span} older than the pinned image: ${reason}`;
}
