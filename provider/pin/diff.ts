import { isDeepStrictEqual } from "node:util";
import type { Arguments } from "../filter/arguments";
import type { PinForm } from "./form";

/** A place in a pin's properties that an update would change. */
export interface ChangedProperty {
  readonly property: string;
  /** The place as Pulumi writes it, such as `features[1]` or `triggers.rollout`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

/**
 * What an update of a pin would change. Another image replaces the pin, so that everything that depends on it follows.
 */
export interface PinDiff {
  readonly changed: readonly ChangedProperty[];
  readonly replaces: readonly string[];
}

/**
 * Compares the recorded properties with what check made of the program's arguments. How the pin stands (status,
 * newestImageId, drift) is observed and never a change: a newer image alone must leave a preview without changes.
 */
export function diffPin({ fields, idField, isAnother }: PinForm, olds: Arguments, news: Arguments): PinDiff {
  const changed = fields.flatMap((property) =>
    changesOf(property, olds[property], news[property]).map((change) => ({ property, ...change })),
  );
  return { changed, replaces: isAnother(olds[idField], news[idField]) ? [idField] : [] };
}

type Change = Omit<ChangedProperty, "property">;

/** Returns the innermost places that differ. Null and undefined are the same. */
function changesOf(path: string, before: unknown, after: unknown): Change[] {
  const [old, fresh] = [before ?? undefined, after ?? undefined];
  if (isDeepStrictEqual(old, fresh)) {
    return [];
  }
  if (Array.isArray(old) && Array.isArray(fresh)) {
    const longer = old.length > fresh.length ? old : fresh;
    return longer.flatMap((_, index) => changesOf(`${path}[${index}]`, old[index], fresh[index]));
  }
  if (isRecord(old) && isRecord(fresh)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
    return keys.flatMap((key) => changesOf(`${path}${step(key)}`, old[key], fresh[key]));
  }
  return [{ path, kind: old === undefined ? "add" : fresh === undefined ? "delete" : "update" }];
}

/** Returns one step of a path. Source: Pulumi's sdk/go/common/resource/property_path.go. */
function step(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
