import { ConfigurationError } from "../errors/error-classes";

/** A value, and where it came from in the words of an error: `environment variable UCLOUD_REGION`. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** Returns whether a value stands in the stack configuration, and so belongs to the program and not to a machine. */
export function isOfStack({ source }: Sourced<unknown>): boolean {
  return source.startsWith("stack configuration");
}

/** What surrounds a value, such as the line break of a pasted key, is never part of it; an empty one is not given. */
export function sourced(text: string | undefined, source: string): Sourced<string> | undefined {
  const value = text?.trim() ?? "";
  return value === "" ? undefined : { value, source };
}

/** What a number may be, and what it is when nobody gave it. */
export interface NumberRule {
  readonly accepts: (value: number) => boolean;
  readonly accepted: string;
  readonly byDefault: number;
}

/** Seconds for one listing or call, retries included. An hour is longer than any preview should wait. */
export const timeoutRule: NumberRule = {
  accepts: (value) => value > 0 && value <= 3600,
  accepted: "a number of seconds above 0 and at most 3600",
  byDefault: 60,
};

export const retriesRule: NumberRule = {
  accepts: (value) => Number.isInteger(value) && value >= 0 && value <= 100,
  accepted: "a whole number from 0 to 100",
  byDefault: 5,
};

export function readNumber(field: string, text: Sourced<string> | undefined, rule: NumberRule): Sourced<number> {
  if (text === undefined) {
    return { value: rule.byDefault, source: "default" };
  }
  const value = /^\d+(\.\d+)?$/.test(text.value) ? Number(text.value) : NaN;
  if (!rule.accepts(value)) {
    throw new ConfigurationError(field, `${field} must be ${rule.accepted}; the ${text.source} has "${text.value}".`);
  }
  return { value, source: text.source };
}

/** Off when nobody gave it. */
export function readFlag(field: string, text: Sourced<string> | undefined): boolean {
  if (text !== undefined && text.value !== "true" && text.value !== "false") {
    throw new ConfigurationError(field, `${field} must be true or false; the ${text.source} has "${text.value}".`);
  }
  return text?.value === "true";
}
