import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import type { Random } from "../random";
import { meaningOf } from "./ret-codes";

/** Faults instead of an answer: the action is not carried out. */
export const insteadEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    /** An HTTP status, as from a gateway. */
    kind: z.literal("status"),
    /** 200 to 599. */
    status: z.int().min(200).max(599),
    /** Its HTTP headers. Default: none. */
    headers: z.record(z.string(), z.string()).optional(),
    /** The body. Default: empty. */
    body: z.string().optional(),
  }),
  z.strictObject({
    /** A RetCode of UCloud. */
    kind: z.literal("retCode"),
    /** The RetCode. */
    retCode: z.int(),
    /** The message. Default: what UCloud's documents say about the code. */
    message: z.string().optional(),
  }),
  z.strictObject({
    /** The connection is reset before a byte of the answer. */
    kind: z.literal("reset"),
  }),
  z.strictObject({
    /** Nothing arrives until the client gives up. */
    kind: z.literal("hang"),
  }),
  z.strictObject({
    /** Random bytes under status 200. */
    kind: z.literal("garbage"),
    /** How many. Default: 1,000. */
    bytes: z.int().min(1).optional(),
  }),
  z.strictObject({
    /** A redirect. */
    kind: z.literal("redirect"),
    /** The URL to go to. */
    location: z.string(),
    /** The HTTP status. Default: 302. */
    status: z.int().optional(),
  }),
  z.strictObject({
    /** A small gzip body that unpacks to a lot of white space. */
    kind: z.literal("gzipBomb"),
    /** How much, in megabytes. Default: 1,000. */
    megabytes: z.int().min(1).optional(),
  }),
  z.strictObject({
    /** Any body under status 200. */
    kind: z.literal("body"),
    /** The body. */
    body: z.string(),
    /** Its type. Default: application/json. */
    contentType: z.string().optional(),
  }),
]);

/**
 * A fault instead of an answer: the action is not carried out.
 *
 * @useDeclaredType
 */
export type InsteadEffect = z.output<typeof insteadEffect>;

const kinds: ReadonlySet<string> = new Set(insteadEffect.options.map(({ shape }) => shape.kind.value));

export function isInstead(effect: { readonly kind: string } | undefined): effect is InsteadEffect {
  return effect !== undefined && kinds.has(effect.kind);
}

export function answerInstead(effect: InsteadEffect, action: string, response: ServerResponse, random: Random): void {
  switch (effect.kind) {
    case "status":
      response.writeHead(effect.status, effect.headers).end(effect.body ?? "");
      return;
    case "retCode": {
      const { retCode, message = meaningOf(retCode) } = effect;
      response.end(JSON.stringify({ RetCode: retCode, Action: `${action}Response`, Message: message }));
      return;
    }
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "garbage":
      response.end(Buffer.from(Array.from({ length: effect.bytes ?? 1000 }, () => random() * 256)));
      return;
    case "redirect":
      response.writeHead(effect.status ?? 302, { location: effect.location }).end();
      return;
    case "gzipBomb":
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb(effect.megabytes ?? 1000));
      return;
    case "body":
      response.writeHead(200, { "content-type": effect.contentType ?? "application/json" }).end(effect.body);
  }
}

// A gzip body may have several members; each of these unpacks to one megabyte.
function bomb(megabytes: number): Buffer {
  const member = gzipSync(Buffer.alloc(2 ** 20, " "));
  return Buffer.concat(Array.from({ length: megabytes }, () => member));
}
