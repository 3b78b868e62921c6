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
 * The form of a pin: one image, or one image for each of several zones. All that differs between the two is defined
 * here. When a pin stays or moves, what its policies do and what it records is the same for both.
 */
export interface PinForm {
  /** The argument that names known images. It is also the output that hosts read. */
  readonly idField: "imageId" | "imageIds";
  /** Every argument, in the order of the filter's table. */
  readonly fields: readonly string[];
  /** Every property that any version has recorded besides the arguments. */
  readonly recordFields: ReadonlySet<string>;

  /** Returns validated arguments. Throws an ArgumentError. */
  readonly request: (args: Arguments) => PinRequest;
  /**
   * Returns the record among recorded properties; undefined when there is none. Missing or mangled parts are read as
   * absent, since a state that cannot be read whole must not move the hosts that depend on it.
   */
  readonly recordOf: (properties: Arguments) => PinRecord | undefined;
  /** Returns a record as properties. */
  readonly written: (record: PinRecord) => Arguments;
  /** The properties of a new pin that are unknown while its arguments are unknown. */
  readonly unknownFields: readonly string[];
  /** The properties that `observed` returns, and the status. */
  readonly observedFields: readonly string[];
  /** The recorded properties that may reveal secret arguments. */
  readonly tellingFields: readonly string[];
  /** Returns what was observed of the images, one entry each. */
  readonly observed: (seen: Observation) => Arguments;
  /** Returns the place of images, as the record holds it. */
  readonly homeOf: (images: readonly Image[]) => Pick<PinOrigin, "region" | "zone">;
  /** Returns whether another value of `idField` means another pin, whose hosts must be replaced. */
  readonly isAnother: (before: unknown, after: unknown) => boolean;
  /** Returns the images that an import names by the resource's id. */
  readonly importedIds: (id: string) => readonly NamedImage[];
  /** Returns the resource's id, when the pin is made or moved. */
  readonly idOf: (inputs: Arguments) => string;
  /** Returns the place of an imported pin as arguments, taken from its images where they are known. */
  readonly importedArguments: (ids: readonly NamedImage[], images?: readonly Image[]) => Arguments;

  /** Returns the settings of this machine that can fill gaps of the filter. */
  readonly settings: (settings: Settings) => Settings;
  /** Returns the lookup's question, as the lockfile stores it. */
  readonly question: (account: LookupContext, queries: Queries, zones: readonly string[]) => Asked;
  /** Returns the images of a locked answer, in the order of the pinned ones; undefined when one is missing. */
  readonly locked: (answer: LockedAnswer, pinned: readonly Image[]) => readonly Image[] | undefined;
  /** Looks images up, as for a new pin. Throws when there are none, or no clear first. */
  readonly find: (lookup: PinLookup) => Promise<ChosenImages>;
  /** Returns what one query chooses among the images that may follow, in the order of the pinned ones. */
  readonly follow: (
    account: LookupContext,
    query: Query,
    pinned: readonly Image[],
    mayFollow: (image: Image) => boolean,
  ) => Promise<FollowerChoice>;
  /** Returns what the record becomes when the pin is asked for in other zones, or why the pin cannot stay there. */
  readonly inAskedZones: (lookup: PinLookup, stay: StayingPin) => Promise<StayingPin | { readonly because: string }>;
  /** Throws an ArgumentError when named images cannot be one pin. */
  readonly expectOnePin: (images: readonly Image[]) => void;

  readonly words: PinWords;
}

/** How a row describes a pin's images. */
interface PinWords {
  /** Returns one image, for a sentence. */
  readonly named: (image: Image) => string;
  /** Returns the same image, for a sentence about the pin. */
  readonly itself: (image: Image) => string;
  /** Returns all images of a pin, with their names. */
  readonly all: (images: readonly Image[]) => string;
  /** Returns the ids of all images. */
  readonly ids: (images: readonly Image[]) => string;
  /** Returns the line that names the images in a program. */
  readonly line: (images: readonly Image[]) => string;
  /** Returns what else a program must write to go back to the images. */
  readonly alsoToGoBack: (before: readonly Image[], after: readonly Image[]) => string;
}

/** What a program asks of a pin, validated. */
export interface PinRequest {
  /** The arguments as the program wrote them, without those that name images. */
  readonly given: Arguments;
  readonly filter: Filter;
  readonly policies: PinPolicies;
  /** The known images that the program names; undefined when it wants them looked up. */
  readonly named?: readonly NamedImage[] | undefined;
  /** The zones that each get an image; empty for a pin of one image. */
  readonly zones: readonly string[];
}

/** An image named by its id. */
export interface NamedImage {
  readonly imageId: string;
  /** The zone that it is for; undefined when the filter says it. */
  readonly zone?: string | undefined;
}

/** The lookup of a pin: for whom, for what, and where. */
export interface PinLookup {
  readonly account: LookupContext;
  readonly form: PinForm;
  readonly request: PinRequest;
  readonly queries: Queries;
}

/** The images of a pin, and the query that chose them or that they meet. */
export interface ChosenImages {
  readonly images: readonly Image[];
  readonly chosenBy: number;
}

/** What a filter chooses today: none, one, the first of many, or ambiguous when no first is known. */
export type FollowerChoice =
  | { readonly kind: "none" }
  | { readonly kind: "one" | "many"; readonly images: readonly Image[] }
  | { readonly kind: "ambiguous"; readonly reason: Ambiguity };

/** The pinned images today, in their order, or `unseen` when they could not be looked up. Unseen never means gone. */
export type Sight =
  | { readonly kind: "seen"; readonly found: readonly (Image | undefined)[] }
  | { readonly kind: "unseen"; readonly warnings: readonly string[] };

/** A recorded pin that stays: the query that it stands on, and how its images were seen. */
export interface StayingPin {
  readonly record: PinRecord;
  readonly standsOn: number;
  readonly sight: Sight;
}

/** What was observed of a pin's images: each as it is now, what its filter finds now, and what differs. */
interface Observation {
  readonly images: readonly Image[];
  readonly newest: readonly Image[];
  readonly drift: readonly Drift[];
}

/**
 * Returns what arguments ask for, or the error when this version refuses them. An older version may have accepted them
 * for a recorded pin, such as an unknown name of a machine type: an upgrade alone must not fail.
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

/** Returns a text that says why a recorded pin is not looked up. */
export function refusalText({ message }: ArgumentError): string {
  return `An older version accepted the arguments of this pin, and this one does not. The pin stays as it is until they are corrected: ${message}`;
}
