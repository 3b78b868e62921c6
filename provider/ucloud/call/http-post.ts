import type { Agent } from "node:http";
import { packageVersion } from "../../package-version";
import { TooLarge } from "../errors/transport-faults";

/** An HTTP response as received. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
  readonly requestId: string | undefined;
  readonly retryAfter: string | undefined;
  /** The target of a redirect. */
  readonly location: string | undefined;
}

export interface ExchangeOptions {
  readonly agent?: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  readonly userAgent: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Sends a JSON body by POST. Redirects are returned, never followed. Throws what node-fetch throws, and TooLarge. */
export function post(url: URL, json: string, options: ExchangeOptions): Promise<HttpAnswer> {
  return exchange(url, "POST", json, {
    ...options,
    headers: { ...options.headers, "Content-Type": "application/json" },
  });
}

/** Sends a GET in the same way, with the same errors. */
export function get(url: URL, options: ExchangeOptions): Promise<HttpAnswer> {
  return exchange(url, "GET", undefined, options);
}

async function exchange(
  url: URL,
  method: "GET" | "POST",
  body: string | undefined,
  options: ExchangeOptions,
): Promise<HttpAnswer> {
  const { default: fetch } = await (nodeFetch ??= import("node-fetch"));
  // node-fetch throws past its own promise when it is called with a signal that has already aborted.
  options.signal.throwIfAborted();
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body }),
    headers: { ...options.headers, Accept: "application/json", "User-Agent": options.userAgent },
    ...(options.agent !== undefined && { agent: options.agent }),
    redirect: "manual",
    signal: options.signal,
  });
  const header = (name: string) => response.headers.get(name) ?? undefined;
  return {
    status: response.status,
    body: await readBounded(response.body, options.maxBytes),
    // Source: https://docs.ucloud.cn/api/summary/overview
    requestId: header("X-UCLOUD-REQUEST-UUID"),
    retryAfter: header("Retry-After"),
    location: header("Location"),
  };
}

/** Loaded by the first request and kept, because going through Node's loader for every request is slow. */
let nodeFetch: Promise<typeof import("node-fetch")> | undefined;

/**
 * Reads a body; throws TooLarge when it is too long. The size counts after unpacking, so that a small compressed
 * response can't fill the memory.
 */
async function readBounded(body: AsyncIterable<string | Buffer> | null, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes) {
      throw new TooLarge(`the answer has more than ${maxBytes / 2 ** 20} MB`);
    }
    chunks.push(bytes);
  }
  const [first, second] = chunks;
  // Most responses arrive in one piece, which needs no copy.
  return first !== undefined && second === undefined ? first : Buffer.concat(chunks, size);
}

/** Returns the User-Agent of requests: `pulumi-ucloud-image/0.1.0 node/20.19.0`. */
export function userAgent(): string {
  return `pulumi-ucloud-image/${packageVersion()} node/${process.versions.node}`;
}
