/** A value, and where it came from in the words of an error: `environment variable UCLOUD_REGION`. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** What surrounds a value, such as the line break of a pasted key, is never part of it; an empty one is not given. */
export function sourced(text: string | undefined, source: string): Sourced<string> | undefined {
  const value = text?.trim() ?? "";
  return value === "" ? undefined : { value, source };
}
