import type { Command } from "commander";
import * as z from "zod";
import { collectList, DocumentedOption } from "./help/documented-option";
import { longText } from "./help/long-text";
import { isRare, shortText } from "./help/short-texts";
import { optionName } from "./option-name";
import type { Options } from "./outcome";

type Schema = z.core.JSONSchema.BaseSchema;

export interface FieldChoice {
  /** Fields that get no option. */
  readonly except?: readonly string[];
  /** The object that holds these fields in other commands: `--host-cpu` is accepted as well as `--cpu`. */
  readonly under?: string;
}

/** Adds an option for every field of a description, with its texts, values and default. */
export function addFilterOptions(command: Command, description: z.ZodType, choice: FieldChoice = {}): void {
  const { except = [], under } = choice;
  for (const { field, schema } of fieldsOf(description).filter((each) => !except.includes(each.field))) {
    const path = under === undefined ? field : `${under}.${field}`;
    const option = optionFor(path, schema, command.name());
    command.addOption(path.startsWith("host.") ? option.helpGroup("Host:") : option);
    if (under !== undefined) {
      command.addOption(optionFor(field, schema, command.name()).hideHelp());
    }
  }
}

/** Returns the arguments that the options give. Their description validates them later. */
export function readFilterOptions(
  options: Options,
  description: z.ZodType,
  { under }: FieldChoice = {},
): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { field, schema } of fieldsOf(description)) {
    const paths = under === undefined ? [field] : [`${under}.${field}`, field];
    const given = paths.map((path) => options[optionFor(path, schema).attributeName()]);
    const value = given.find((each) => each !== undefined);
    if (value !== undefined) {
      put(args, field.split("."), value);
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
  return fieldsUnder(z.toJSONSchema(description, { io: "input", unrepresentable: "any" }), "");
}

function fieldsUnder({ properties = {} }: Schema, path: string): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const field = path === "" ? name : `${path}.${name}`;
    const inner = schema as Schema;
    return inner.properties === undefined ? [{ field, schema: inner }] : fieldsUnder(inner, field);
  });
}

function optionFor(field: string, schema: Schema, command = ""): DocumentedOption {
  const values = valuesOf(schema) ?? valuesOf((schema.items as Schema | undefined) ?? {});
  const { flags, read } = formOf(field, schema);
  const long = longText(field, schema.description ?? "");
  // The host is the whole purpose of `fit`, so its help shows every option.
  const rare = isRare(field) && command !== "fit";
  const option = new DocumentedOption(flags, shortText(field, command) ?? long, long, rare);
  if (values !== undefined) {
    // For help and completion only. The description refuses other values, and suggests the nearest spelling.
    option.argChoices = values.map(String);
  }
  return read === undefined ? option : option.argParser(read);
}

/** The values that are accepted, or those of an open list that are known. */
function valuesOf({ enum: accepted, examples }: Schema): readonly unknown[] | undefined {
  return accepted ?? (Array.isArray(examples) ? examples : undefined);
}

type Reader = (text: string, before: unknown) => unknown;

/** Returns the flags and the reader of an option. A list takes several words or commas, and may be repeated. */
function formOf(field: string, schema: Schema): { readonly flags: string; readonly read?: Reader } {
  const name = optionName(field);
  switch (schema.type) {
    case "boolean":
      return { flags: schema.default === true ? name.replace("--", "--no-") : name };
    case "integer":
    case "number":
      return { flags: `${name} <n>`, read: (text) => (text.trim() === "" ? text : numberIn(text)) };
    case "array":
      return isListOfTexts(schema)
        ? { flags: `${name} <list...>`, read: collectList }
        : { flags: `${name} <json...>`, read: collectJson };
    default:
      return { flags: `${name} <text>` };
  }
}

/** Returns a number, or the text itself, which the description then refuses with its own message. */
function numberIn(text: string): number | string {
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function collectJson(text: string, before: unknown): unknown[] {
  return [...(Array.isArray(before) ? (before as unknown[]) : []), jsonIn(text)];
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
