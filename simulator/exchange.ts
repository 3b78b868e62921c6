import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./access/account";
import type { Call } from "./actions/call";
import { answerTo, refusalAnswer, type Answer } from "./answer";
import { arrange, heard, isArranging, type Listed } from "./faults/arranging";
import { deliver, isDelivery } from "./faults/delivery";
import type { FaultPlan, Hit } from "./faults/fault-plan";
import { answerInstead, isInstead } from "./faults/instead";
import { alterListing, isListing } from "./faults/listing";
import { turnOver } from "./faults/turnover";
import { randomUuid } from "./random";
import { recordable, type Recorder } from "./request/recorder";
import { requestValues } from "./request/values";

/** What an exchange may read or change. */
export interface World extends Pick<Call, "images" | "hosts" | "firewalls" | "random" | "now"> {
  readonly accounts: readonly Account[];
  readonly recorder: Recorder;
  readonly faults: FaultPlan;
  readonly settings: () => { readonly pageLimit: number; readonly latencyMs: number };
}

/** Answers one request to the API, with the faults that were planned for it. */
export async function exchange(
  world: World,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { values, unreadable } = readValues(request, body);
  const action = values.get("Action") ?? "";
  const hits = world.faults.take(values);
  const requestUuid = randomUuid(world.random);
  world.recorder.record({
    at: world.now(),
    method: request.method ?? "",
    action,
    parameters: recordable(values),
    headers: request.headers,
    requestUuid,
    ...(hits.length === 0 ? {} : { fault: hits.map(({ effect }) => effect.kind).join(" + ") }),
  });
  response.setHeader("content-type", "application/json");
  response.setHeader("x-ucloud-request-uuid", requestUuid);
  const instead = hits.map(({ effect }) => effect).find(isInstead);
  const answer = instead === undefined ? (unreadable ?? answerUnder(hits, values, world)) : undefined;
  const { latencyMs } = world.settings();
  if (latencyMs > 0) await sleep(latencyMs);
  if (instead !== undefined) answerInstead(instead, action, response, world.random);
  else await deliver(Buffer.from(JSON.stringify(answer)), response, hits.map(({ effect }) => effect).find(isDelivery));
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

function answerUnder(hits: readonly Hit[], values: ReadonlyMap<string, string>, world: World): Answer {
  const effects = hits.map(({ effect }) => effect);
  const arranging = effects.filter(isArranging);
  for (const effect of arranging) {
    if (effect.kind === "turnover") turnOver(world.images, values, effect.images ?? 1, world.random, world.now());
  }
  const answer = answerTo(values, world.accounts, {
    ...world,
    pageLimit: effects.find((effect) => effect.kind === "pageLimit")?.limit ?? world.settings().pageLimit,
    offsetShift: effects.find((effect) => effect.kind === "shift")?.by ?? 0,
    heard: (all) => heard(all, arranging),
    arranged: (listed) => arrangedBy(hits, listed),
  });
  const hit = hits.find(({ effect }) => isListing(effect));
  if (hit === undefined || !isListing(hit.effect)) return answer;
  return alterListing(hit.effect, answer, Number(values.get("Offset") ?? 0), hit.round);
}

function arrangedBy(hits: readonly Hit[], listed: Listed): Listed {
  return hits.reduce((so, { effect, round }) => (isArranging(effect) ? arrange(effect, so, round) : so), listed);
}
