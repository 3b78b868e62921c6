import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import {
  interfaceOf,
  interfaces,
  jsonSchemaOf,
  type InterfaceName,
  type JsonSchema,
} from "../../provider/plugin/schema/interfaces";
import { enumNames } from "../../provider/plugin/schema/names";
import { docstring } from "./docstring";

/**
 * Writes sdk/types.ts from the descriptions in provider/, so that an editor shows the same text as the plugin's
 * schema. Run it with `npm run generate`; a test fails when the file is out of date.
 */
export async function generateTypes(): Promise<string> {
  const sections = [
    "// Written by `npm run generate` from provider/; change the text there.",
    ...enumNames.map(enumType),
    ...namesOfTypes.map(declaration),
  ];
  return format(sections.join("\n\n"), { ...(await resolveConfig(typesFile)), parser: "typescript" });
}

export const typesFile = join(__dirname, "..", "..", "sdk", "types.ts");

/**
 * Leaves out CheckImageFitArgs: in TypeScript, checkImageFit takes two parameters. Only Pulumi's schema needs them in
 * one object.
 */
const namesOfTypes = (Object.keys(interfaces) as InterfaceName[]).filter((name) => name !== "CheckImageFitArgs");

/** Returns an enum's type. An editor offers the known values of an open type, and the compiler accepts any text. */
function enumType([values, name, meaning, isOpen]: (typeof enumNames)[number]): string {
  const known = values.map((value) => `"${value}"`).join(" | ");
  return `${docstring(meaning)}export type ${name} = ${known}${isOpen === true ? " | (string & Record<never, never>)" : ""};`;
}

function declaration(name: InterfaceName): string {
  const { meaning, io, base } = interfaces[name];
  const inherited = base === undefined ? {} : (jsonSchemaOf(interfaces[base]).properties ?? {});
  const extending = base === undefined ? "" : `extends ${base} `;
  const body = objectType(jsonSchemaOf(interfaces[name]), io, Object.keys(inherited));
  return `/** ${meaning} */\nexport interface ${name} ${extending}${body}`;
}

type Io = (typeof interfaces)[InterfaceName]["io"];

function objectType(schema: JsonSchema, io: Io, inherited: readonly string[] = []): string {
  const own = Object.entries(schema.properties ?? {}).filter(([field]) => !inherited.includes(field));
  const fields = own.map(([field, property]) => {
    const inner = property as JsonSchema;
    const type = typeOf(inner, io);
    const required = schema.required?.includes(field) === true;
    return `${meaningOf(inner)}${field}${required ? `: ${type}` : `?: ${type} | undefined`};`;
  });
  return `{\n${fields.join("\n")}\n}`;
}

/**
 * Returns the TypeScript type of a schema. Arguments are readonly lists, so that programs may pass those too. Results
 * are plain lists.
 */
export function typeOf(schema: JsonSchema, io: Io): string {
  const values = schema.enum ?? schema.examples;
  if (values !== undefined) {
    return enumNames.find(([named]) => String(named) === String(values))?.[1] ?? "string";
  }
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return `${io === "input" ? "readonly " : ""}${typeOf(schema.items as JsonSchema, io)}[]`;
    case "object":
      return schema.properties === undefined
        ? `Record<string, ${typeOf(valuesIn(schema), io)}>`
        : (interfaceOf(schema) ?? objectType(schema, io));
    default:
      return schema.anyOf === undefined ? "unknown" : alternatives(schema, io);
  }
}

function alternatives(schema: JsonSchema, io: Io): string {
  return [...new Set((schema.anyOf ?? []).map((option) => typeOf(option, io)))].join(" | ");
}

/** Returns the schema of a map's values. */
function valuesIn({ additionalProperties }: JsonSchema): JsonSchema {
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

function meaningOf({ description, default: byDefault }: JsonSchema): string {
  if (description === undefined) {
    return "";
  }
  const text = byDefault === undefined ? description : `${description} Default: \`${JSON.stringify(byDefault)}\`.`;
  return docstring(text);
}

async function main(): Promise<void> {
  const fresh = `${typesFile}.new`;
  writeFileSync(fresh, await generateTypes());
  renameSync(fresh, typesFile);
}

if (require.main === module) {
  void main();
}
