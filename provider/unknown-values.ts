/**
 * How the engine writes a value that is not known before the update.
 * Source: Pulumi's sdk/nodejs/runtime/rpc.ts, `unknownValue`.
 */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value, or anything inside it, is not known yet. */
export function hasUnknown(value: unknown): boolean {
  return (
    value === unknownValue || (typeof value === "object" && value !== null && Object.values(value).some(hasUnknown))
  );
}
