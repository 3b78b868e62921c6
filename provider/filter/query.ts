import * as z from "zod";
import { filterFields, type Filter, type FilterField } from "./filter";
import { isArm } from "./host-fit";

/** A validated filter, with the origin of each of its values. */
export interface Query {
  readonly filter: Filter;
  /**
   * `argument`, `default`, `host` (follows from the host), or a setting, such as `environment variable UCLOUD_REGION`.
   */
  readonly origins: Readonly<Partial<Record<FilterField, string>>>;
}

/** A lookup's filter, followed by its fallbacks in the order in which they are tried. */
export type Queries = readonly [Query, ...Query[]];

/** One value of a query, for display. */
export const queryValue = z.object({
  field: z.string().describe("Field of the filter."),
  value: z.string().describe("Its value, as text."),
  origin: z
    .string()
    .describe(
      "Where it comes from: `argument`, `default`, `host`, or a setting such as `environment variable UCLOUD_REGION`.",
    ),
});

export type QueryValue = z.infer<typeof queryValue>;

/**
 * Returns every value that takes part in a query, including defaults, in the order of the field table. Leaves out
 * fallbacks, which are queries of their own.
 */
export function valuesOf(query: Query): QueryValue[] {
  return fieldsOf(query).map((field) => ({
    field,
    value: written(query.filter[field]),
    origin: query.origins[field] ?? "default",
  }));
}

/**
 * Returns what a filter implies where it says nothing: UCloud's own images, for the processors of its host. Known ids
 * may be of any type and architecture.
 */
export function impliedValues({ imageIds, host }: Pick<Filter, "imageIds" | "host">): {
  readonly imageType?: "Base";
  readonly architecture: "x86_64" | "arm64" | "any";
} {
  return imageIds === undefined
    ? { imageType: "Base", architecture: host !== undefined && isArm(host) ? "arm64" : "x86_64" }
    : { architecture: "any" };
}

/** Returns whether the program itself asked for this value. */
export function isArgument(query: Query, field: FilterField): boolean {
  return query.origins[field] === "argument";
}

/** Returns whether the program or its stack sets this value: as an argument, or in the stack configuration. */
export function isWrittenByProgram(query: Query, field: FilterField): boolean {
  return isArgument(query, field) || query.origins[field]?.startsWith("stack configuration") === true;
}

function fieldsOf(query: Query): FilterField[] {
  return (Object.keys(filterFields) as FilterField[]).filter(
    (field) => field !== "fallbacks" && query.filter[field] !== undefined,
  );
}

function written(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(written).join(", ");
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value)
        .map(([name, part]) => `${name} ${written(part)}`)
        .join(", ")
    : String(value);
}
