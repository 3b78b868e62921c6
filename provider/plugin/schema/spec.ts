/** A package in Pulumi's schema. Source: https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/schema/ */
export interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly config: { readonly variables: Readonly<Record<string, PropertySpec>> };
  readonly provider: Pick<ResourceSpec, "description" | "inputProperties">;
  readonly types: Readonly<Record<string, TypeSpec>>;
  readonly functions: Readonly<Record<string, FunctionSpec>>;
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  readonly [other: string]: unknown;
}

export interface FunctionSpec {
  readonly description: string;
  readonly inputs: ObjectSpec;
  readonly outputs: ObjectSpec;
}

export interface ResourceSpec {
  readonly description: string;
  readonly inputProperties: Readonly<Record<string, PropertySpec>>;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

/** The type of a property, plain or a reference. */
export interface PropertyType {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: PropertyType;
  /** Accepts any of these types, such as a text or a value of a list. */
  readonly oneOf?: readonly PropertyType[];
  readonly additionalProperties?: PropertyType;
}

export type TypeSpec = ObjectSpec | EnumSpec;

interface EnumSpec {
  readonly type: "string";
  readonly description: string;
  readonly enum: readonly { readonly name: string; readonly value: string }[];
}

/** The properties of an object, in Pulumi's schema. */
export interface ObjectSpec {
  readonly type: "object";
  readonly description?: string;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

export interface PropertySpec extends PropertyType {
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly secret?: boolean;
  readonly language?: { readonly csharp: { readonly name: string } };
}
