/** The type of a property: a plain one, or a reference. */
export interface PropertyType {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: PropertyType;
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
}
