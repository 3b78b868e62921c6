/**
 * The provider, loaded by the first call that needs it: a program without lookups pays next to nothing for importing the
 * package. Node's loader is asked once, since a stack of many pins would ask it for each.
 */
export function provider(): Promise<typeof import("../provider")> {
  return (loading ??= import("../provider/index.js"));
}

let loading: Promise<typeof import("../provider")> | undefined;
