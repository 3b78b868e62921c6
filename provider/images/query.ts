import { filterFields, type Filter, type FilterField } from "./filter";

/** A validated filter, together with where each of its values came from. */
export interface Query {
  readonly filter: Filter;
  /** `argument`, `default`, or a setting's source, such as `environment variable UCLOUD_REGION`. */
  readonly origins: Readonly<Partial<Record<FilterField, string>>>;
}

/** One value of a query, for people to read. */
export interface QueryValue {
  readonly field: FilterField;
  readonly value: Filter[FilterField];
  readonly origin: string;
}

/** The query as understood: every value that takes part in it, defaults included, in the order of the filter's table. */
export function valuesOf(query: Query): QueryValue[] {
  return fieldsOf(query).map((field) => ({
    field,
    value: query.filter[field],
    origin: query.origins[field] ?? "default",
  }));
}

/** Whether the program itself asked for this value. */
export function isArgument(query: Query, field: FilterField): boolean {
  return query.origins[field] === "argument";
}

function fieldsOf(query: Query): FilterField[] {
  return (Object.keys(filterFields) as FilterField[]).filter((field) => query.filter[field] !== undefined);
}
