import type { Account } from "./access/account";
import { actions } from "./actions";
import type { Call } from "./actions/call";
import { authenticate, authorize } from "./access/authorization";
import { Parameters } from "./request/parameters";
import { Refusal } from "./request/refusal";

/** The JSON body of an answer. */
export type Answer = Readonly<Record<string, unknown>>;

/** Returns what UCloud answers to these parameters, which may be a refusal. */
export function answerTo(
  values: ReadonlyMap<string, string>,
  accounts: readonly Account[],
  world: Omit<Call, "parameters" | "place"> & {
    /** The parameters that the server does not ignore. The signature covers all of them. */
    readonly heard: (values: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;
  },
): Answer {
  const action = values.get("Action") ?? "";
  try {
    const account = authenticate(accounts, values);
    const known = actions.get(action);
    if (known === undefined) throw new Refusal(161, `Action [${action}] not exists`);
    const parameters = new Parameters(world.heard(values));
    const place = authorize(account, known.product, action, parameters);
    return { RetCode: 0, Action: `${action}Response`, ...known.act({ ...world, parameters, place }) };
  } catch (error) {
    return refusalAnswer(action, error);
  }
}

export function refusalAnswer(action: string, error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error;
  return { RetCode: error.retCode, Action: `${action}Response`, Message: error.message };
}
