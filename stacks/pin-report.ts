import type { LookupContext } from "../provider/context";
import { parseArguments } from "../provider/filter/arguments";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { named } from "../provider/image/image-text";
import { pinnedImageArguments } from "../provider/pin/arguments";
import type { Status } from "../provider/pin/condition";
import { noDrift, type Drift } from "../provider/pin/drift";
import { argumentsOf, recordOf, type PinRecord } from "../provider/pin/record";
import { reviewRecord, type SeenReview } from "../provider/pin/review";
import { isUserError } from "../provider/text/user-error";
import type { Properties } from "./plain-properties";
import type { RecordedPin, SourcePosition } from "./stack-export";

/** The report on one pin. Its status is `unknown` when UCloud could not be asked or the record could not be read. */
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

/** Returns the report on one pin. A problem that the user can act on becomes its text; other errors are thrown. */
export async function checkPin(account: LookupContext, pin: RecordedPin): Promise<PinReport> {
  const { properties, ...place } = pin;
  const record = "problem" in properties ? undefined : recordOf(properties);
  if (record === undefined) {
    const problem = "problem" in properties ? properties.problem : "its record has no image id that can be read";
    return { ...place, status: "unknown", text: String(problem), notices: [], drift: noDrift };
  }
  const { image } = record;
  const { imageId, imageName, zone } = image;
  const known = { ...place, imageId, imageName, ...(zone !== undefined && { zone }), image };
  const review = await reviewPin(account, properties, record);
  if ("problem" in review) {
    return { ...known, status: "unknown", text: review.problem, notices: [], drift: noDrift };
  }
  const { status, found = image, newest, drift, warnings, failures } = review;
  const daysToEol = daysToEndOfLife(found.maintainEol, account.now());
  return {
    ...known,
    image: found,
    status,
    ...(daysToEol !== undefined && { daysToEol }),
    newestImageId: newest?.imageId ?? imageId,
    text: findingText(review, image),
    notices: [...failures, ...warnings],
    drift,
  };
}

async function reviewPin(
  account: LookupContext,
  properties: Properties,
  record: PinRecord,
): Promise<SeenReview | { readonly problem: string }> {
  try {
    // The place may have come from the stack's configuration. An export does not hold that, so the recorded place is used.
    const given = argumentsOf(properties);
    const review = await reviewRecord(account, parseArguments(pinnedImageArguments, given), given, record);
    return review.kind === "seen" ? review : { problem: review.warnings.join("\n") };
  } catch (error) {
    if (!isUserError(error)) {
      throw error;
    }
    return { problem: error.message };
  }
}

function findingText({ status, newest, found, drift }: SeenReview, pinned: Image): string {
  const successor = newest === undefined || newest.imageId === pinned.imageId ? undefined : newest;
  const facts = {
    current: "",
    superseded: "",
    endOfLife: `maintenance ended ${found?.maintainEol ?? pinned.maintainEol ?? ""}`,
    unavailable: `is ${found?.state ?? "in no known state"}`,
    gone: "does not exist any more",
  };
  return [
    facts[status],
    successor === undefined ? "" : `newest: ${named(successor)}`,
    ageText(drift.ageDays ?? 0),
    drift.featuresGained.length === 0 ? "" : `gains ${drift.featuresGained.join(", ")}`,
    drift.featuresLost.length === 0 ? "" : `loses ${drift.featuresLost.join(", ")}`,
  ]
    .filter((fact) => fact !== "")
    .join("; ");
}

/** Returns the difference in age. The successor of a deleted image can be older than it. */
function ageText(days: number): string {
  return days === 0 ? "" : `the pinned image is ${Math.abs(days)} days ${days > 0 ? "older" : "newer"}`;
}
