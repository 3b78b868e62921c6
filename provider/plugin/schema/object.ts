import { interfaceOf, interfaces, jsonSchemaOf, type InterfaceName, type JsonSchema } from "./interfaces";
import type { ObjectSpec, PropertySpec, PropertyType } from "./spec";
import type { TypeTable } from "./type-table";

/** Returns an interface in Pulumi's schema. Objects and lists of values inside it become types of the table. */
export function objectOf(types: TypeTable, name: InterfaceName): ObjectSpec {
  return objectFrom(types, name, jsonSchemaOf(interfaces[name]));
}

function objectFrom(types: TypeTable, owner: string, { properties = {}, required = [] }: JsonSchema): ObjectSpec {
  const entries = Object.entries(properties).map(([name, property]) => {
    return [name, propertyFrom(types, owner, name, schemaIn(property))] as const;
  });
  return { type: "object", properties: Object.fromEntries(entries), required };
}

function propertyFrom(types: TypeTable, owner: string, name: string, schema: JsonSchema): PropertySpec {
  return {
    ...typeFrom(types, owner, name, schema),
    ...(schema.description !== undefined && { description: describe(schema) }),
    ...(isPlain(schema.default) && { default: schema.default }),
    ...csharpName(owner, name),
  };
}

/** Returns another name for C# where a member has the name of its type, which C# refuses (CS0542). */
function csharpName(owner: string, property: string): Pick<PropertySpec, "language"> {
  const member = `${property.charAt(0).toUpperCase()}${property.slice(1)}`;
  return member === owner ? { language: { csharp: { name: `${member}Value` } } } : {};
}

function typeFrom(types: TypeTable, owner: string, name: string, schema: JsonSchema): PropertyType {
  if (schema.enum !== undefined) {
    return types.enum(schema.enum);
  }
  if (schema.type === "string" && Array.isArray(schema.examples)) {
    return types.open(schema.examples);
  }
  switch (schema.type) {
    case "string":
    case "boolean":
    case "number":
    case "integer":
      return { type: schema.type };
    case "array":
      return { type: "array", items: typeFrom(types, owner, name, schemaIn(schema.items)) };
    case "object":
      return schema.properties === undefined
        ? { type: "object", additionalProperties: valuesFrom(types, owner, name, schema) }
        : nestedObject(types, owner, name, schema);
    default:
      return alternative(types, owner, name, schema);
  }
}

/** Returns a nested object. Without an interface, it is named after its owner and its property. */
function nestedObject(types: TypeTable, owner: string, property: string, schema: JsonSchema): PropertyType {
  const known = interfaceOf(schema);
  const name = known ?? `${owner}${property.charAt(0).toUpperCase()}${property.slice(1)}`;
  return types.object(name, () => ({
    ...objectFrom(types, name, schema),
    ...(known !== undefined && { description: interfaces[known].meaning }),
  }));
}

/** Returns the type of a map's values. */
function valuesFrom(types: TypeTable, owner: string, name: string, { additionalProperties }: JsonSchema): PropertyType {
  const values = typeof additionalProperties === "object" ? additionalProperties : {};
  return values.type === undefined ? anyValue : typeFrom(types, owner, name, values);
}

/** Returns the type of a choice. One type in several formats, such as a date with or without a time, is that type. */
function alternative(types: TypeTable, owner: string, name: string, { anyOf = [] }: JsonSchema): PropertyType {
  const [first, ...others] = anyOf.map((option) => typeFrom(types, owner, name, schemaIn(option)));
  return first === undefined || others.some(({ type }) => type !== first.type) ? anyValue : first;
}

/** Returns a description as an editor shows it for TypeScript: the meaning, then the default. */
function describe({ description = "", default: byDefault }: JsonSchema): string {
  return byDefault === undefined ? description : `${description} Default: \`${JSON.stringify(byDefault)}\`.`;
}

/** Returns whether Pulumi can hold a default. It has none for lists, so those appear in the text only. */
function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

type NestedSchema = JsonSchema | boolean;

/** Returns a nested schema as an object. `true` is JSON Schema's short form of a schema that accepts anything. */
function schemaIn(schema: NestedSchema | NestedSchema[] | undefined): JsonSchema {
  return typeof schema === "object" && !Array.isArray(schema) ? schema : {};
}

const anyValue: PropertyType = { $ref: "pulumi.json#/Any" };
