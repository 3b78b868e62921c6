import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

/** Faults on the way back: the action succeeds, but its answer is damaged or late. */
export const deliveryEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    /** The connection is reset before a byte of the answer. */
    kind: z.literal("lostAnswer"),
  }),
  z.strictObject({
    /** The connection ends in the middle of the body. */
    kind: z.literal("truncate"),
    /** How many bytes of it arrive. Default: half. */
    bytes: z.int().min(0).optional(),
  }),
  z.strictObject({
    /** The answer arrives slowly. */
    kind: z.literal("slowDrip"),
    /** Bytes at a time. Default: 1. */
    bytesPerWrite: z.int().min(1).optional(),
    /** Milliseconds between them. Default: 100. */
    everyMs: z.int().min(0).optional(),
  }),
  z.strictObject({
    /** Content-Length is wrong. */
    kind: z.literal("contentLength"),
    /** By how many bytes; negative when it is too small. */
    difference: z.int(),
  }),
  z.strictObject({
    /** The first image's name, or else the Action, contains two bytes that are not UTF-8. */
    kind: z.literal("invalidUtf8"),
  }),
  z.strictObject({
    /** The answer takes longer. */
    kind: z.literal("latency"),
    /** By how many milliseconds. */
    latencyMs: z.int().min(0),
  }),
]);

/**
 * A fault on the way back: the action succeeds, but its answer is damaged or late.
 *
 * @useDeclaredType
 */
export type DeliveryEffect = z.output<typeof deliveryEffect>;

const kinds: ReadonlySet<string> = new Set(deliveryEffect.options.map(({ shape }) => shape.kind.value));

export function isDelivery(effect: { readonly kind: string } | undefined): effect is DeliveryEffect {
  return effect !== undefined && kinds.has(effect.kind);
}

export async function deliver(body: Buffer, response: ServerResponse, effect?: DeliveryEffect): Promise<void> {
  response.setHeader("content-length", body.length);
  switch (effect?.kind) {
    case undefined:
      response.end(body);
      return;
    case "lostAnswer":
      response.socket?.resetAndDestroy();
      return;
    case "truncate":
      response.write(body.subarray(0, effect.bytes ?? body.length / 2), () => response.destroy());
      return;
    case "slowDrip":
      return drip(body, response, effect.bytesPerWrite ?? 1, effect.everyMs ?? 100);
    case "contentLength":
      response.setHeader("content-length", body.length + effect.difference);
      response.end(body);
      return;
    case "invalidUtf8": {
      const invalid = withInvalidUtf8(body);
      response.setHeader("content-length", invalid.length);
      response.end(invalid);
      return;
    }
    case "latency":
      await sleep(effect.latencyMs);
      response.end(body);
  }
}

async function drip(body: Buffer, response: ServerResponse, bytes: number, everyMs: number): Promise<void> {
  for (let start = 0; start < body.length && !response.destroyed; start += bytes) {
    response.write(body.subarray(start, start + bytes));
    await sleep(everyMs);
  }
  response.end();
}

function withInvalidUtf8(body: Buffer): Buffer {
  const found = ['"ImageName":"', '"Action":"'].map((text) => body.indexOf(text) + text.length);
  const [inName = 0, inAction = 0] = found;
  const at = body.includes('"ImageName":"') ? inName : inAction;
  return Buffer.concat([body.subarray(0, at), Buffer.from([0xc3, 0x28]), body.subarray(at)]);
}
