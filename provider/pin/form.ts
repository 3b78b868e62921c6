import type { LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import type { Filter } from "../filter/filter";
import type { Queries, Query } from "../filter/query";
import type { Ambiguity } from "../filter/select";
import type { Image } from "../image/image";
import type { LockedAnswer } from "../lockfile/format";
import type { Asked } from "../lockfile/question";
import { ArgumentError } from "../text/argument-error";
import type { Settings } from "../ucloud/settings/settings";
import type { PinPolicies } from "./arguments";
import type { Drift } from "./drift";
import type { PinOrigin, PinRecord } from "./record";

/**
 * What a pin holds: one image, or one for each of several zones. All that differs between the two stands here; when a
 * pin stays or moves, what its policies do and what it records is the same for both.
 */
export interface PinForm {
  /** The argument that names known images, which is also the output that hosts read. */
  readonly idField: "imageId" | "imageIds";
  /** Every argument, in the order of the filter's table. */
  readonly fields: readonly string[];
  /** All that a version has recorded besides the arguments. */
  readonly recordFields: ReadonlySet<string>;

  /** Validates arguments. Throws an ArgumentError. */
  readonly request: (args: Arguments) => PinRequest;
  /**
   * Reads the record among recorded properties; undefined where there is none. What is missing or mangled is read as
   * absent, since a state that can't be read whole must not move the hosts that stand on it.
   */
  readonly recordOf: (properties: Arguments) => PinRecord | undefined;
  /** Writes a record as properties. */
  readonly written: (record: PinRecord) => Arguments;
  /** The properties that are not known while arguments of a new pin are not. */
  readonly unknownFields: readonly string[];
  /** The properties that are written by `observed`, and the status. */
  readonly observedFields: readonly string[];
  /** The recorded properties that may tell what secret arguments are. */
  readonly tellingFields: readonly string[];
  /** Writes what was seen of the images, one entry each. */
  readonly observed: (seen: Observation) => Arguments;
  /** Where images are recorded to be. */
  readonly homeOf: (images: readonly Image[]) => Pick<PinOrigin, "region" | "zone">;
  /** Whether another value of `idField` is another pin, whose hosts are to be replaced. */
  readonly isAnother: (before: unknown, after: unknown) => boolean;
  /** The images that an import names by the resource's id. */
  readonly importedIds: (id: string) => readonly NamedImage[];
  /** The resource's id, when the pin is made or moved. */
  readonly idOf: (inputs: Arguments) => string;
  /** The place of an imported pin, as arguments; of its images where they are known. */
  readonly importedArguments: (ids: readonly NamedImage[], images?: readonly Image[]) => Arguments;

  /** The settings of this machine that can fill gaps of its filter. */
  readonly settings: (settings: Settings) => Settings;
  /** The lookup's question, as the lockfile has it. */
  readonly question: (account: LookupContext, queries: Queries, zones: readonly string[]) => Asked;
  /** The images of a locked answer, in the order of the pinned ones; undefined where one has none. */
  readonly locked: (answer: LockedAnswer, pinned: readonly Image[]) => readonly Image[] | undefined;
  /** Looks images up, as for a new pin. Throws where there are none, or no clear first. */
  readonly find: (lookup: PinLookup) => Promise<ChosenImages>;
  /** What one query chooses among the images that may follow, in the order of the pinned ones. */
  readonly follow: (
    account: LookupContext,
    query: Query,
    pinned: readonly Image[],
    mayFollow: (image: Image) => boolean,
  ) => Promise<FollowerChoice>;
  /** What the record becomes where the pin is asked for in other zones; or why it can't stay there. */
  readonly inAskedZones: (lookup: PinLookup, stay: StayingPin) => Promise<StayingPin | { readonly because: string }>;
  /** Refuses named images that can't be one pin. Throws an ArgumentError. */
  readonly expectOnePin: (images: readonly Image[]) => void;

  readonly words: PinWords;
}

/** How a row tells of a pin's images. */
interface PinWords {
  /** One image in a sentence. */
  readonly named: (image: Image) => string;
  /** The same image, where the sentence is about the pin. */
  readonly itself: (image: Image) => string;
  /** All images of a pin, with their names. */
  readonly all: (images: readonly Image[]) => string;
  /** The ids of all images. */
  readonly ids: (images: readonly Image[]) => string;
  /** The line that names them in a program. */
  readonly line: (images: readonly Image[]) => string;
  /** What else a program must write to go back to them. */
  readonly alsoToGoBack: (before: readonly Image[], after: readonly Image[]) => string;
}

/** What a program asks of a pin, validated. */
export interface PinRequest {
  /** The arguments as the program wrote them, without those that name images. */
  readonly given: Arguments;
  readonly filter: Filter;
  readonly policies: PinPolicies;
  /** The known images that the program names; undefined where it wants them looked up. */
  readonly named?: readonly NamedImage[] | undefined;
  /** The zones that shall have an image each; empty for a pin of one image. */
  readonly zones: readonly string[];
}

/** An image that is named by its id. */
export interface NamedImage {
  readonly imageId: string;
  /** The zone that it is for; undefined where the filter says it. */
  readonly zone?: string | undefined;
}

/** A pin that is looked up: for whom, what for, and where. */
export interface PinLookup {
  readonly account: LookupContext;
  readonly form: PinForm;
  readonly request: PinRequest;
  readonly queries: Queries;
}

/** What a pin was made from: the images, and the query that chose them or that they meet. */
export interface ChosenImages {
  readonly images: readonly Image[];
  readonly chosenBy: number;
}

/** None, one, or the first of many; or nobody can say which is the first. */
export type FollowerChoice =
  | { readonly kind: "none" }
  | { readonly kind: "one" | "many"; readonly images: readonly Image[] }
  | { readonly kind: "ambiguous"; readonly reason: Ambiguity };

/** The pinned images today, in their order, or that nobody could look: that is never the same as gone. */
export type Sight =
  | { readonly kind: "seen"; readonly found: readonly (Image | undefined)[] }
  | { readonly kind: "unseen"; readonly warnings: readonly string[] };

/** A recorded pin that stays: on which query, and how its images were seen. */
export interface StayingPin {
  readonly record: PinRecord;
  readonly standsOn: number;
  readonly sight: Sight;
}

/** What was seen of a pin's images: each as it is now, what its filter finds now, and what differs. */
interface Observation {
  readonly images: readonly Image[];
  readonly newest: readonly Image[];
  readonly drift: readonly Drift[];
}

/**
 * Returns what arguments ask for, or the error of those that this version refuses. An older one may have accepted them
 * for a pin that is recorded, such as the name of a machine type that nobody knows: an upgrade alone must not fail.
 */
export function acceptedRequest(form: PinForm, args: Arguments): PinRequest | { readonly refused: ArgumentError } {
  try {
    return form.request(args);
  } catch (error) {
    if (error instanceof ArgumentError) {
      return { refused: error };
    }
    throw error;
  }
}

/** Says why a recorded pin is not looked at. */
export function refusalText({ message }: ArgumentError): string {
  return `An older version accepted the arguments of this pin, and this one does not. The pin stays as it is until they are corrected: ${message}`;
}
