import { inspect } from "node:util";
import { z } from "zod";
import { ArgumentError, type ArgumentProblem } from "../text/argument-error";
import { harmless } from "../text/harmless";
import { nearestSpelling } from "./spelling";

export { ArgumentError, type ArgumentProblem };

/** Validates arguments by their description; an absent value (undefined or null) means the default. */
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
  const message = harmless(issue.message.replace(/^Invalid input: /, ""), 500);
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

/** A wrong value as JSON where it can be: programs in TypeScript also pass what can't. */
function shown(value: unknown): string {
  try {
    return harmless(JSON.stringify(value) ?? typeof value);
  } catch {
    return harmless(inspect(value, { breakLength: Infinity }));
  }
}

function hint(written: string, accepted: readonly string[]): string {
  const nearest = nearestSpelling(written, accepted);
  return nearest === undefined ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    const step = typeof key === "number" ? `[${key}]` : harmless(String(key));
    return text === "" || step.startsWith("[") ? text + step : `${text}.${step}`;
  }, "");
}

/** The description of the value at a path; of a list's item, whatever its position. */
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
