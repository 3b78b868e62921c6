import { interfaceOf, interfaces, jsonSchemaOf, type InterfaceName, type JsonSchema } from "./interfaces";
import type { ObjectSpec, PropertySpec, PropertyType } from "./spec";
import type { TypeTable } from "./type-table";

/** Returns an interface in Pulumi's schema. The objects and lists of values inside it become types of the table. */
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

/** C# refuses a member with the name of its type (CS0542): such a one gets another name there. */
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

/** An object without an interface is called by its owner and its property. */
function nestedObject(types: TypeTable, owner: string, property: string, schema: JsonSchema): PropertyType {
  const known = interfaceOf(schema);
  const name = known ?? `${owner}${property.charAt(0).toUpperCase()}${property.slice(1)}`;
  return types.object(name, () => ({
    ...objectFrom(types, name, schema),
    ...(known !== undefined && { description: interfaces[known].meaning }),
  }));
}

/** What the values of a map are. */
function valuesFrom(types: TypeTable, owner: string, name: string, { additionalProperties }: JsonSchema): PropertyType {
  const values = typeof additionalProperties === "object" ? additionalProperties : {};
  return values.type === undefined ? anyValue : typeFrom(types, owner, name, values);
}

/** One type in several formats, such as a date with or without a time, is that type. */
function alternative(types: TypeTable, owner: string, name: string, { anyOf = [] }: JsonSchema): PropertyType {
  const [first, ...others] = anyOf.map((option) => typeFrom(types, owner, name, schemaIn(option)));
  return first === undefined || others.some(({ type }) => type !== first.type) ? anyValue : first;
}

/** As an editor shows it for TypeScript: the meaning, and the default. */
function describe({ description = "", default: byDefault }: JsonSchema): string {
  return byDefault === undefined ? description : `${description} Default: \`${JSON.stringify(byDefault)}\`.`;
}

/** Pulumi has no defaults for lists: those stand in the text alone. */
function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

type NestedSchema = JsonSchema | boolean;

/** `true` is JSON Schema's short form of a schema that takes anything. */
function schemaIn(schema: NestedSchema | NestedSchema[] | undefined): JsonSchema {
  return typeof schema === "object" && !Array.isArray(schema) ? schema : {};
}

const anyValue: PropertyType = { $ref: "pulumi.json#/Any" };
