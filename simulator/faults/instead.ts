import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { Random } from "../random";

/** Faults that come instead of an answer: the action is not carried out. */
export type InsteadEffect =
  | {
      /** An HTTP status, as from a gateway. */
      readonly kind: "status";
      /** 200 to 599. */
      readonly status: number;
      /** HTTP headers beside it. Default: none. */
      readonly headers?: Record<string, string> | undefined;
      /** What comes with it. Default: nothing. */
      readonly body?: string | undefined;
    }
  | {
      /** A refusal of UCloud's. */
      readonly kind: "retCode";
      /** UCloud's number of the refusal. */
      readonly retCode: number;
      /** UCloud's words. Default: `A fault of the simulator`. */
      readonly message?: string | undefined;
    }
  | {
      /** The connection is reset before a byte of the answer. */
      readonly kind: "reset";
    }
  | {
      /** Nothing comes, until the client gives up. */
      readonly kind: "hang";
    }
  | {
      /** Random bytes under status 200. */
      readonly kind: "garbage";
      /** How many. Default: 1,000. */
      readonly bytes?: number | undefined;
    }
  | {
      /** A redirect to somewhere else. */
      readonly kind: "redirect";
      /** The URL to go to. */
      readonly location: string;
      /** The HTTP status. Default: 302. */
      readonly status?: number | undefined;
    }
  | {
      /** A small gzip body that unpacks to very much white space. */
      readonly kind: "gzipBomb";
      /** How much, in megabytes. Default: 1,000. */
      readonly megabytes?: number | undefined;
    }
  | {
      /** Any body under status 200. */
      readonly kind: "body";
      /** The body. */
      readonly body: string;
      /** Its type. Default: application/json. */
      readonly contentType?: string | undefined;
    };

/** Refuses what is no such fault: a misspelt one would make a test pass that tests nothing. */
export const insteadEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("status"),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("retCode"), retCode: z.int(), message: z.string().optional() }),
  z.strictObject({ kind: z.literal("reset") }),
  z.strictObject({ kind: z.literal("hang") }),
  z.strictObject({ kind: z.literal("garbage"), bytes: z.int().min(1).optional() }),
  z.strictObject({ kind: z.literal("redirect"), location: z.string(), status: z.int().optional() }),
  z.strictObject({ kind: z.literal("gzipBomb"), megabytes: z.int().min(1).optional() }),
  z.strictObject({ kind: z.literal("body"), body: z.string(), contentType: z.string().optional() }),
]) satisfies z.ZodType<InsteadEffect>;

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
      const { retCode, message = "A fault of the simulator" } = effect;
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
