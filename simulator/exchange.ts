import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./access/account";
import type { Call } from "./actions/call";
import { answerTo, refusalAnswer, type Answer } from "./answer";
import { deliver, isDelivery } from "./faults/delivery";
import type { FaultPlan, Hit } from "./faults/fault-plan";
import { answerInstead, isInstead } from "./faults/instead";
import { alterListing, isListing } from "./faults/listing";
import { randomUuid } from "./random";
import { recordable, type Recorder } from "./request/recorder";
import { requestValues } from "./request/values";

/** All that an exchange may look at or change. */
export interface World extends Pick<Call, "images" | "hosts" | "firewalls" | "random" | "now"> {
  readonly accounts: readonly Account[];
  readonly recorder: Recorder;
  readonly faults: FaultPlan;
  readonly settings: () => { readonly pageLimit: number; readonly latencyMs: number };
}

/** One request to the API and its answer, or the fault that was planned for it. */
export async function exchange(
  world: World,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { values, unreadable } = readValues(request, body);
  const action = values.get("Action") ?? "";
  const hit = world.faults.take(values);
  const requestUuid = randomUuid(world.random);
  world.recorder.record({
    at: world.now(),
    method: request.method ?? "",
    action,
    parameters: recordable(values),
    headers: request.headers,
    requestUuid,
    ...(hit === undefined ? {} : { fault: hit.effect.kind }),
  });
  response.setHeader("content-type", "application/json");
  response.setHeader("x-ucloud-request-uuid", requestUuid);
  const answer = isInstead(hit?.effect) ? undefined : (unreadable ?? answerUnder(hit, values, world));
  const { latencyMs } = world.settings();
  if (latencyMs > 0) await sleep(latencyMs);
  if (isInstead(hit?.effect)) return answerInstead(hit.effect, action, response, world.random);
  await deliver(Buffer.from(JSON.stringify(answer)), response, isDelivery(hit?.effect) ? hit.effect : undefined);
}

function readValues(
  request: IncomingMessage,
  body: Buffer,
): { values: ReadonlyMap<string, string>; unreadable?: Answer } {
  try {
    return { values: requestValues(request, body) };
  } catch (error) {
    return { values: new Map(), unreadable: refusalAnswer("", error) };
  }
}

function answerUnder(hit: Hit | undefined, values: ReadonlyMap<string, string>, world: World): Answer {
  const { pageLimit } = world.settings();
  const effect = hit?.effect;
  const answer = answerTo(values, world.accounts, {
    ...world,
    pageLimit: effect?.kind === "pageLimit" ? effect.limit : pageLimit,
    offsetShift: effect?.kind === "shift" ? effect.by : 0,
  });
  if (hit === undefined || !isListing(effect)) return answer;
  return alterListing(effect, answer, Number(values.get("Offset") ?? 0), hit.round);
}
