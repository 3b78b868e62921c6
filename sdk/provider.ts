/**
 * The provider's parts, each loaded by the first call that needs it: a program without lookups pays next to nothing for
 * importing the package. Node's loader is asked once, since a stack of many pins would ask it for each.
 */
export const provider = {
  account: once(() => import("../provider/account.js")),
  lookup: once(() => import("../provider/lookup.js")),
  pin: once(() => import("../provider/pin.js")),
};

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load());
}
