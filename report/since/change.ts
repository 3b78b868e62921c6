/** What changed since an earlier report. */
export interface Changes {
  /** When the earlier report was made, in Unix milliseconds. */
  readonly sinceMs: number;
  readonly changes: readonly Change[];
  /** Sentences about what could not be compared: nothing is said to be new or gone where one of the reports did not look. */
  readonly notCompared: readonly string[];
}

/** One change of an image, a pin or a host. */
export interface Change {
  readonly of: "image" | "pin" | "host";
  readonly kind: ChangeKind;
  /** Its name, and where it is. */
  readonly name: string;
  readonly place: string;
  /** The image, or the image of the pin or host; undefined when it can't be read. */
  readonly imageId: string | undefined;
  /** What it was and what it is, as a phrase; empty where the kind says all. */
  readonly text: string;
}

type ChangeKind = "new" | "gone" | "moved" | "changed";
