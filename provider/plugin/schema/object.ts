import { z } from "zod";
import { objectName } from "../names";
import type { ObjectSpec, PropertySpec, PropertyType } from "./spec";
import type { TypeTable } from "./type-table";

/** Pulumi's schema of a described object. The objects and lists of values inside it become types of the table. */
export function objectOf(types: TypeTable, owner: string, description: z.ZodType, io: "input" | "output"): ObjectSpec {
  return objectFrom(types, owner, z.toJSONSchema(description, { io, unrepresentable: "any" }));
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
  };
}

function typeFrom(types: TypeTable, owner: string, name: string, schema: JsonSchema): PropertyType {
  if (schema.enum !== undefined) {
    return types.enum(schema.enum);
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
        : types.object(objectName(owner, name), (own) => objectFrom(types, own, schema));
    default:
      return alternative(types, owner, name, schema);
  }
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

type JsonSchema = z.core.JSONSchema.BaseSchema;

type NestedSchema = z.core.JSONSchema._JSONSchema;

/** `true` is JSON Schema's short form of a schema that takes anything. */
function schemaIn(schema: NestedSchema | NestedSchema[] | undefined): JsonSchema {
  return typeof schema === "object" && !Array.isArray(schema) ? schema : {};
}

const anyValue: PropertyType = { $ref: "pulumi.json#/Any" };
