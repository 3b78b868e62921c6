import type { FilterField } from "./filter";
import type { Image } from "./image";

/** One demand of a filter, under the name that explanations give it. */
export interface Criterion {
  readonly field: FilterField;
  /** The demand in words, such as `features: CloudInit`. */
  readonly text: string;
  readonly admits: Test;
  /** What an image that fails has instead, where its id, name, zone and age do not say. */
  readonly has?: ((image: Image) => string) | undefined;
  /** How far off an image is that fails, so that the nearest can be shown; every one is equally far without it. */
  readonly distance?: ((image: Image) => number) | undefined;
}

export type Test = (image: Image) => boolean;

type Details = Pick<Criterion, "has" | "distance">;

/** A criterion for a value that the filter has, none for one that it lacks. */
export function given<T>(
  field: FilterField,
  value: T | undefined,
  test: (value: T) => Test,
  details: Details = {},
): Criterion[] {
  return value === undefined ? [] : [{ field, text: `${field}: ${written(value)}`, admits: test(value), ...details }];
}

/** A criterion for each of several values that must all hold, so that an explanation can tell which one failed. */
export function each<T>(field: FilterField, values: readonly T[] | undefined, test: (value: T) => Test): Criterion[] {
  return (values ?? []).flatMap((value) => given(field, value, test));
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join(" or ") : String(value);
}
