import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Image } from "../image/image";

/** Whether an image meets a demand. */
export type Test = (image: Image) => boolean;

/** What a row says about the images that a value of its field admits. */
export interface Rule<Value> {
  /** The test for a value; undefined where the value asks for nothing, as `any` does. */
  readonly admits: (value: Value, now: Date) => Test | undefined;
  /** False where time alone changes the answer for one and the same image. */
  readonly lasting: boolean;
  /** Whether `value` admits every image that `before` admits. Default: only where the two are equal. */
  readonly looser?: (value: Value, before: Value) => boolean;
  /** What an image that fails has instead, where its id, name, zone and age do not say. */
  readonly has?: (image: Image, now: Date) => string;
  /** How far off an image is that fails, so that the nearest is shown first. Default: all are equally far. */
  readonly distance?: (value: Value) => (image: Image) => number;
  /** Which values the listed images have, for the nearest spelling of one that none has. */
  readonly suggest?: Suggestion;
  /** The names that UCloud documents, where a program may use newer ones, too. */
  readonly open?: OpenNames;
}

/** Names of which UCloud adds some over time. One that is not known is wrong only where no listed image has it. */
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

/** A field that no image can fail: it says how to look or how to choose. */
interface NoRule {
  readonly admits?: undefined;
  readonly lasting: true;
}

interface Sent<Api extends boolean> {
  /** Whether DescribeImage filters by it. Its answer is checked all the same. */
  readonly sentToApi?: Api;
}

/** One value of a field, as a demand of its own. */
export interface Demand {
  readonly value: unknown;
  readonly admits: Test;
  readonly isLooserThan: (before: unknown) => boolean;
  readonly has?: ((image: Image) => string) | undefined;
  readonly distance?: ((image: Image) => number) | undefined;
}

/** One row of the table of fields: everything that is to be said about a field. */
export interface Field<Schema extends z.ZodType = z.ZodType, Api extends boolean = boolean> {
  readonly schema: Schema;
  readonly lasting: boolean;
  readonly sentToApi: Api;
  readonly suggest?: Suggestion | undefined;
  readonly open?: OpenNames | undefined;
  /** The demands of a value that the schema has accepted. */
  readonly demandsOf: (value: NonNullable<z.output<Schema>>, now: Date) => readonly Demand[];
}

/** A row whose whole value is one demand, or none. */
export function field<Schema extends z.ZodType, const Api extends boolean = false>(
  schema: Schema,
  meaning: string,
  rule: (Rule<NonNullable<z.output<Schema>>> | NoRule) & Sent<Api>,
): Field<Schema, Api> {
  return row(schema, meaning, rule, (value, now) => (rule.admits === undefined ? [] : demands(rule, value, now)));
}

/** A row whose value is a list, each item of which is a demand of its own, so that an explanation tells which one failed. */
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
      // What is compared is a value of the same field: the schema has accepted both.
      isLooserThan: (before) => isDeepStrictEqual(value, before) || looser?.(value, before as Value) === true,
      has: has && ((image) => has(image, now)),
      distance: distance?.(value),
    },
  ];
}
