import { isDeepStrictEqual } from "node:util";
import type { Arguments } from "../filter/arguments";
import { filterFields, type Filter, type FilterField } from "../filter/filter";
import { impliedValues, type Queries, type Query } from "../filter/query";
import type { Settings } from "../ucloud/settings/settings";

/** Returns a lookup's filter and its fallbacks, in the order in which they are tried. */
export function queriesOf(settings: Settings, filter: Filter, args: Arguments): Queries {
  const preferred = queryOf(settings, filter, args);
  const { region, zone, projectId, host } = preferred.filter;
  const shared = {
    ...(region !== undefined && { region }),
    ...(zone !== undefined && { zone }),
    ...(projectId !== undefined && { projectId }),
    ...(host !== undefined && { host }),
  };
  const written = Array.isArray(args["fallbacks"]) ? args["fallbacks"] : [];
  const fallbacks = (filter.fallbacks ?? []).map((fallback, position) => {
    const own: unknown = written[position];
    const { filter: filled, origins } = queryOf(
      settings,
      { ...fallback, ...shared },
      { ...(Object(own) as Arguments) },
    );
    return { filter: filled, origins: { ...originsOf(shared, preferred), ...origins } };
  });
  return [preferred, ...fallbacks];
}

/** Returns the filter completed by the settings, and the origin of each value. */
export function queryOf(settings: Settings, filter: Filter, args: Arguments): Query {
  const origins: Partial<Record<FilterField, string>> = {};
  for (const field of Object.keys(args) as FilterField[]) {
    if (!isDefault(field, args[field])) {
      origins[field] = "argument";
    }
  }
  const filled: Filter = { ...filter };
  for (const field of ["region", "zone", "projectId"] as const) {
    const setting = settings[field];
    if (filled[field] === undefined && setting !== undefined && !isOfOtherRegion(field, setting.value, filter)) {
      filled[field] = setting.value;
      origins[field] = setting.source;
    }
  }
  if (filled.imageIds === undefined) {
    const { imageType, architecture } = impliedValues(filled);
    if (filled.architecture === undefined && filled.host !== undefined) {
      origins.architecture = "host";
    }
    filled.imageType ??= imageType;
    filled.architecture ??= architecture;
  }
  return { filter: filled, origins };
}

function originsOf(values: Partial<Filter>, { origins }: Query): Query["origins"] {
  return Object.fromEntries((Object.keys(values) as FilterField[]).map((field) => [field, origins[field]]));
}

/** Returns whether a configured zone is in another region than the lookup. Zones are named after regions. */
function isOfOtherRegion(field: FilterField, value: string, filter: Filter): boolean {
  return field === "zone" && filter.region !== undefined && !value.startsWith(`${filter.region}-`);
}

/** Returns whether a value is the schema's default. The SDKs of some languages write defaults into the arguments. */
function isDefault(field: FilterField, value: unknown): boolean {
  return Object.hasOwn(filterFields, field) && isDeepStrictEqual(value, filterFields[field].parse(undefined));
}
