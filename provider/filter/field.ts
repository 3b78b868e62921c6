import { isDeepStrictEqual } from "node:util";
import type * as z from "zod";
import type { Image } from "../image/image";

/** Returns whether an image meets a demand. */
export type Test = (image: Image) => boolean;

/** How the value of a field selects images. */
export interface Rule<Value> {
  /** Returns the test for a value; undefined when the value demands nothing, as `any` does. */
  readonly admits: (value: Value, now: Date) => Test | undefined;
  /** False when time alone changes the answer for the same image. */
  readonly lasting: boolean;
  /** Returns whether `value` admits every image that `before` admits. Default: only when the two are equal. */
  readonly looser?: (value: Value, before: Value) => boolean;
  /** Returns what a failing image has instead, for fields that its id, name, zone and age do not show. */
  readonly has?: (image: Image, now: Date) => string;
  /**
   * Returns how far a failing image is from the value, so that the nearest is shown first. Default: all are equally
   * far.
   */
  readonly distance?: (value: Value) => (image: Image) => number;
  /** The values of the listed images, used to suggest the nearest spelling for a value that none has. */
  readonly suggest?: Suggestion;
  /** The names that UCloud documents, for a field that also accepts newer ones. */
  readonly open?: OpenNames;
}

/** Names that UCloud adds to over time. An unknown name is wrong only when no listed image has it. */
export interface OpenNames {
  /** What a name is called in a sentence, such as `feature`. */
  readonly kind: string;
  readonly known: readonly string[];
  readonly among: (image: Image) => readonly string[];
  /** Returns the one spelling of a name that has several. */
  readonly canonical?: (name: string) => string;
}

export interface Suggestion {
  /** What a value is called in a sentence, such as `feature`. */
  readonly kind: string;
  readonly among: (image: Image) => readonly (string | undefined)[];
  /** Whether a value may hold `*` and `?`. */
  readonly wildcards?: true;
}

/** A field that no image can fail: it says where to look or how to choose. */
interface NoRule {
  readonly admits?: undefined;
  readonly lasting: true;
}

interface Sent<Api extends boolean> {
  /** Whether DescribeImage filters by this field. Its answer is checked all the same. */
  readonly sentToApi?: Api;
}

/** One value of a field, as a separate demand. */
export interface Demand {
  readonly value: unknown;
  readonly admits: Test;
  readonly isLooserThan: (before: unknown) => boolean;
  readonly has?: ((image: Image) => string) | undefined;
  readonly distance?: ((image: Image) => number) | undefined;
}

/** One row of the field table: everything there is to say about a field. */
export interface Field<Schema extends z.ZodType = z.ZodType, Api extends boolean = boolean> {
  readonly schema: Schema;
  readonly lasting: boolean;
  readonly sentToApi: Api;
  readonly suggest?: Suggestion | undefined;
  readonly open?: OpenNames | undefined;
  /** Returns the demands of a value that the schema has accepted. */
  readonly demandsOf: (value: NonNullable<z.output<Schema>>, now: Date) => readonly Demand[];
}

/** Returns a row whose whole value is one demand, or none. */
export function field<Schema extends z.ZodType, const Api extends boolean = false>(
  schema: Schema,
  meaning: string,
  rule: (Rule<NonNullable<z.output<Schema>>> | NoRule) & Sent<Api>,
): Field<Schema, Api> {
  return row(schema, meaning, rule, (value, now) => (rule.admits === undefined ? [] : demands(rule, value, now)));
}

/**
 * Returns a row whose value is a list. Each item is a separate demand, so that an explanation shows which one failed.
 */
export function eachOf<Schema extends z.ZodType<readonly unknown[] | undefined>>(
  schema: Schema,
  meaning: string,
  rule: Rule<ItemOf<Schema>>,
): Field<Schema, false> {
  return row<Schema, false>(schema, meaning, rule, (items, now) => {
    const different = new Set(items as readonly ItemOf<Schema>[]);
    return [...different].flatMap((item) => demands(rule, item, now));
  });
}

type ItemOf<Schema extends z.ZodType> = NonNullable<z.output<Schema>> extends readonly (infer Item)[] ? Item : never;

function row<Schema extends z.ZodType, Api extends boolean>(
  schema: Schema,
  meaning: string,
  { lasting, sentToApi, suggest, open }: { lasting: boolean; suggest?: Suggestion; open?: OpenNames } & Sent<Api>,
  demandsOf: Field<Schema>["demandsOf"],
): Field<Schema, Api> {
  return {
    schema: schema.describe(meaning),
    lasting,
    sentToApi: (sentToApi ?? false) as Api,
    suggest,
    open,
    demandsOf,
  };
}

function demands<Value>(rule: Rule<Value>, value: Value, now: Date): Demand[] {
  const admits = rule.admits(value, now);
  if (admits === undefined) {
    return [];
  }
  const { has, distance, looser } = rule;
  return [
    {
      value,
      admits,
      // `before` is a value of the same field: the schema has accepted both.
      isLooserThan: (before) => isDeepStrictEqual(value, before) || looser?.(value, before as Value) === true,
      has: has && ((image) => has(image, now)),
      distance: distance?.(value),
    },
  ];
}
