import { ConfigurationError } from "../errors/error-classes";

/** A value and its source, as errors name it: `environment variable UCLOUD_REGION`. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** Returns whether a value comes from the stack configuration, and so belongs to the program and not to a machine. */
export function isOfStack({ source }: Sourced<unknown>): boolean {
  return source.startsWith("stack configuration");
}

/**
 * Returns a value with its source, without surrounding space such as the line break of a pasted key. An empty value
 * counts as not given.
 */
export function sourced(text: string | undefined, source: string): Sourced<string> | undefined {
  const value = text?.trim() ?? "";
  return value === "" ? undefined : { value, source };
}

/** The accepted values of a number, and its default. */
export interface NumberRule {
  readonly accepts: (value: number) => boolean;
  readonly accepted: string;
  readonly byDefault: number;
}

/** Seconds for one listing or call, retries included. Nobody should wait longer than an hour for a preview. */
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

/** Returns a flag, which is off by default. Throws a ConfigurationError when it is neither true nor false. */
export function readFlag(field: string, text: Sourced<string> | undefined): boolean {
  if (text !== undefined && text.value !== "true" && text.value !== "false") {
    throw new ConfigurationError(field, `${field} must be true or false; the ${text.source} has "${text.value}".`);
  }
  return text?.value === "true";
}
