import { Option, type Command } from "commander";
import { z } from "zod";
import { optionName } from "./option-name";
import type { Options } from "./outcome";

type Schema = z.core.JSONSchema.BaseSchema;

/** Gives a command an option for every field of a description but those, with its text, its values and its default. */
export function addFilterOptions(command: Command, description: z.ZodType, except: readonly string[] = []): void {
  for (const { field, schema } of fieldsOf(description).filter((each) => !except.includes(each.field))) {
    command.addOption(optionFor(field, schema));
  }
}

/** The arguments that the options stand for, still to be validated by their description. */
export function readFilterOptions(options: Options, description: z.ZodType): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { field, schema } of fieldsOf(description)) {
    const given = options[optionFor(field, schema).attributeName()];
    if (given !== undefined) {
      put(args, field.split("."), given);
    }
  }
  return args;
}

interface Field {
  /** Its path: `host.machineType` for a field of an object. */
  readonly field: string;
  readonly schema: Schema;
}

function fieldsOf(description: z.ZodType): Field[] {
  return within(z.toJSONSchema(description, { io: "input", unrepresentable: "any" }), "");
}

function within({ properties = {} }: Schema, path: string): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const field = path === "" ? name : `${path}.${name}`;
    const inner = schema as Schema;
    return inner.properties === undefined ? [{ field, schema: inner }] : within(inner, field);
  });
}

function optionFor(field: string, schema: Schema): Option {
  const values = schema.enum ?? (schema.items as Schema | undefined)?.enum;
  const { flags, read } = formOf(field, schema);
  const option = new Option(flags, (schema.description ?? "").replaceAll("`", ""));
  if (values !== undefined) {
    // For help and completion alone. What is accepted is for the description to say, with the nearest spelling.
    option.argChoices = values.map(String);
  }
  return read === undefined ? option : option.argParser(read);
}

type Reader = (text: string, before: unknown) => unknown;

/** How the option is written. A list takes several words, and may be repeated. */
function formOf(field: string, schema: Schema): { readonly flags: string; readonly read?: Reader } {
  const name = optionName(field);
  switch (schema.type) {
    case "boolean":
      return { flags: schema.default === true ? name.replace("--", "--no-") : name };
    case "integer":
    case "number":
      return { flags: `${name} <number>`, read: (text) => (text.trim() === "" ? text : numberIn(text)) };
    case "array":
      return { flags: `${name} <${isListOfTexts(schema) ? "value" : "json"}...>`, read: collecting(schema) };
    default:
      return { flags: `${name} <text>` };
  }
}

/** What is no number stays a text, which the description refuses in its own words. */
function numberIn(text: string): number | string {
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function collecting(schema: Schema): Reader {
  const read = isListOfTexts(schema) ? (text: string) => text : jsonIn;
  return (text, before) => [...(Array.isArray(before) ? (before as unknown[]) : []), read(text)];
}

function isListOfTexts({ items }: Schema): boolean {
  return (items as Schema | undefined)?.type === "string";
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function put(target: Record<string, unknown>, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner: Record<string, unknown> = { ...(target[name] as object | undefined) };
  put(inner, rest, value);
  target[name] = inner;
}
