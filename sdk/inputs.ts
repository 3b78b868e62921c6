import type * as pulumi from "@pulumi/pulumi";

/** The arguments of a lookup. Each value, at any depth, may be an output of another resource. */
export type Inputs<Args> = { [Field in keyof Args]: pulumi.Input<InputOf<Args[Field]>> };

type InputOf<Value> = Value extends readonly (infer Item)[]
  ? readonly pulumi.Input<Item>[]
  : Value extends Record<string, unknown>
    ? { [Field in keyof Value]: pulumi.Input<Value[Field]> }
    : Value;
