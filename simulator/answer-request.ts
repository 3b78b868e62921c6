import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./access/account";
import type { Call } from "./actions/call";
import { answerTo, refusalAnswer, type Answer } from "./answer";
import { arrange, heard, isArranging, type Listed } from "./faults/arranging";
import { deliver, isDelivery } from "./faults/delivery";
import type { FaultPlan, AppliedFault } from "./faults/fault-plan";
import { answerInstead, isInstead } from "./faults/instead";
import { alterListing, isListing } from "./faults/listing";
import { turnOver } from "./faults/turnover";
import { randomUuid } from "./random";
import { recordable, type Recorder } from "./request/recorder";
import { requestValues } from "./request/values";

/** What the simulator reads and changes when it answers. */
export interface World extends Pick<Call, "images" | "hosts" | "firewalls" | "random" | "now"> {
  readonly accounts: readonly Account[];
  readonly recorder: Recorder;
  readonly faults: FaultPlan;
  readonly settings: () => { readonly pageLimit: number; readonly latencyMs: number };
}

/** Answers one request to the API, with the faults that were planned for it. */
export async function answerRequest(
  world: World,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { values, unreadable } = readValues(request, body);
  const action = values.get("Action") ?? "";
  const faults = world.faults.take(values);
  const requestUuid = randomUuid(world.random);
  world.recorder.record({
    at: world.now(),
    method: request.method ?? "",
    action,
    parameters: recordable(values),
    headers: request.headers,
    requestUuid,
    ...(faults.length === 0 ? {} : { fault: faults.map(({ effect }) => effect.kind).join(" + ") }),
  });
  response.setHeader("content-type", "application/json");
  response.setHeader("x-ucloud-request-uuid", requestUuid);
  const instead = faults.map(({ effect }) => effect).find(isInstead);
  const answer = instead === undefined ? (unreadable ?? answerWithFaults(faults, values, world)) : undefined;
  const { latencyMs } = world.settings();
  if (latencyMs > 0) await sleep(latencyMs);
  if (instead !== undefined) answerInstead(instead, action, response, world.random);
  else
    await deliver(Buffer.from(JSON.stringify(answer)), response, faults.map(({ effect }) => effect).find(isDelivery));
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

function answerWithFaults(faults: readonly AppliedFault[], values: ReadonlyMap<string, string>, world: World): Answer {
  const effects = faults.map(({ effect }) => effect);
  const arranging = effects.filter(isArranging);
  for (const effect of arranging) {
    if (effect.kind === "turnover") turnOver(world.images, values, effect.images ?? 1, world.random, world.now());
  }
  const answer = answerTo(values, world.accounts, {
    ...world,
    pageLimit: effects.find((effect) => effect.kind === "pageLimit")?.limit ?? world.settings().pageLimit,
    offsetShift: effects.find((effect) => effect.kind === "shift")?.by ?? 0,
    heard: (all) => heard(all, arranging),
    arranged: (listed) => arrangedBy(faults, listed),
  });
  const fault = faults.find(({ effect }) => isListing(effect));
  if (fault === undefined || !isListing(fault.effect)) return answer;
  return alterListing(fault.effect, answer, Number(values.get("Offset") ?? 0), fault.round);
}

function arrangedBy(faults: readonly AppliedFault[], listed: Listed): Listed {
  return faults.reduce((so, { effect, round }) => (isArranging(effect) ? arrange(effect, so, round) : so), listed);
}
