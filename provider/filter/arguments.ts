import { inspect } from "node:util";
import * as z from "zod";
import { ArgumentError, type ArgumentProblem } from "../text/argument-error";
import { printableText } from "../text/printable";
import { nearestSpelling } from "../text/spelling";
import { filterFields, type Filter, type FilterArgs } from "./filter";

/**
 * Returns arguments validated against their description. An absent value (undefined or null) takes the default. Throws
 * an ArgumentError.
 */
export function parseArguments<T>(description: z.ZodType<T>, args: Readonly<Record<string, unknown>>): T {
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null));
  const parsed = description.safeParse(given, { reportInput: true });
  if (!parsed.success) {
    throw new ArgumentError(parsed.error.issues.flatMap((issue) => problemsOf(issue, description)));
  }
  return parsed.data;
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, description: z.ZodType): ArgumentProblem[] {
  if (issue.code === "unrecognized_keys") {
    const owner = pathOf(issue.path);
    const known = fieldsOf(innerDescription(description, issue.path));
    return issue.keys.map((key) => ({
      field: pathOf([...issue.path, key]),
      reason: `is not ${owner === "" ? "a known argument" : `a field of ${owner}`}.${hint(key, known)}`,
    }));
  }
  return [{ field: pathOf(issue.path), reason: reasonOf(issue) }];
}

function reasonOf(issue: Issue): string {
  const value = issue.input === undefined ? "" : `${shown(issue.input)} `;
  const message = printableText(issue.message.replace(/^Invalid input: /, ""), 500);
  if (issue.code === "invalid_value") {
    const accepted = issue.values.map(String);
    const written = typeof issue.input === "string" ? issue.input : "";
    return `${value}is not accepted.${hint(written, accepted)} Accepted: ${accepted.join(", ")}.`;
  }
  if (issue.code === "custom" || issue.code === "invalid_union") {
    return `${value}${message}.`;
  }
  return `${value}is not accepted: ${message}.`;
}

/**
 * Returns a rejected value as JSON. A value without JSON, which a TypeScript program can pass, is shown by its type or
 * as Node prints it.
 */
function shown(value: unknown): string {
  try {
    const hasNoJson = ["undefined", "function", "symbol"].includes(typeof value);
    return printableText(hasNoJson ? typeof value : JSON.stringify(value));
  } catch {
    return printableText(inspect(value, { breakLength: Infinity }));
  }
}

function hint(written: string, accepted: readonly string[]): string {
  const nearest = nearestSpelling(written, accepted);
  return nearest === undefined ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    const step = typeof key === "number" ? `[${key}]` : printableText(String(key));
    return text === "" || step.startsWith("[") ? text + step : `${text}.${step}`;
  }, "");
}

/**
 * Returns the description of the value at a path. In a list, every position has the description of the list's items.
 */
function innerDescription(description: z.ZodType, path: readonly PropertyKey[]): z.ZodType {
  const [key, ...rest] = path;
  if (description instanceof z.ZodOptional || description instanceof z.ZodDefault) {
    return innerDescription(description.unwrap() as z.ZodType, path);
  }
  if (key === undefined) {
    return description;
  }
  const inner: unknown =
    description instanceof z.ZodObject
      ? description.shape[String(key)]
      : description instanceof z.ZodArray
        ? description.element
        : undefined;
  return inner instanceof z.ZodType ? innerDescription(inner, rest) : z.unknown();
}

function fieldsOf(description: z.ZodType): readonly string[] {
  return "shape" in description && typeof description.shape === "object" && description.shape !== null
    ? Object.keys(description.shape)
    : [];
}

export function describe<const Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject(fields).check((context) => {
    const { fallbacks = [], ...filter } = context.value as FilterArgs;
    for (const [path, { imageType, vendors }] of [
      [[], filter] as const,
      ...fallbacks.map((fallback, position) => [["fallbacks", position], fallback] as const),
    ]) {
      if (imageType === "Business" && vendors === undefined) {
        context.issues.push({
          code: "custom",
          path: [...path, "vendors"],
          input: undefined,
          message: "must name the publishers that you trust, since anybody can publish a newer market image",
        });
      }
    }
  });
}

/** Returns the filter among arguments that include others. */
export function filterOf(args: Filter): Filter {
  const fields = Object.keys(filterFields) as (keyof Filter)[];
  return Object.fromEntries(fields.flatMap((field) => (field in args ? [[field, args[field]]] : []))) as Filter;
}

/** Arguments as a program wrote them, before validation. */
export type Arguments = Readonly<Record<string, unknown>>;
