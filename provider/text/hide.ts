/** Returns the texts inside a value, at any depth. They must be hidden when the value is secret. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return value.trim() === "" ? [] : [value.trim()];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Returns a value with `[secret]` in place of the texts. Ignores case, since `os` is printed in its own spelling. */
export function hide<Value>(value: Value, texts: readonly string[]): Value {
  const longestFirst = [...texts].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  return texts.length === 0 ? value : (hidden(value, pattern) as Value);
}

/** Hides the texts in an error's message, stack and explanation. */
export function hideInError(error: object, texts: readonly string[]): void {
  for (const key of Object.getOwnPropertyNames(error)) {
    const value: unknown = Reflect.get(error, key);
    Object.defineProperty(error, key, { ...Object.getOwnPropertyDescriptor(error, key), value: hide(value, texts) });
  }
}

function hidden(value: unknown, pattern: RegExp): unknown {
  if (typeof value === "string") {
    return value.replace(pattern, "[secret]");
  }
  if (Array.isArray(value)) {
    return value.map((each) => hidden(each, pattern));
  }
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hidden(each, pattern)]))
    : value;
}
