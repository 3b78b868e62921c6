import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { resolveSettings, type Settings } from "../../provider/ucloud/credentials";

/** What a request asked for: the JSON body, whose values are all texts. */
export type Asked = Readonly<Record<string, string>>;

export type Reply = (asked: Asked, response: ServerResponse, request: IncomingMessage) => unknown;

/** A server that answers as a test says, and counts what it really saw. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly Asked[];
  readonly headers: readonly IncomingMessage["headers"][];
  readonly paths: readonly string[];
  /** The most requests that were under way at the same time. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a server whose answer is what `reply` returns, as JSON; a reply that returns undefined answers itself. */
export async function startServer(reply: Reply): Promise<TestServer> {
  const requests: Asked[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const paths: string[] = [];
  let underWay = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    underWay += 1;
    most = Math.max(most, underWay);
    response.on("close", () => (underWay -= 1));
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const asked: Asked = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      requests.push(asked);
      headers.push(request.headers);
      paths.push(request.url ?? "");
      void Promise.resolve(reply(asked, response, request)).then((answer) => {
        if (answer !== undefined) {
          response.setHeader("Content-Type", "application/json");
          response.end(JSON.stringify(answer));
        }
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, port, requests, headers, paths, mostAtOnce: () => most, close };
}

export const publicKey = "public-key-of-the-tests";
export const privateKey = "f00dfeed0123456789abcdef0123456789abcdef";

/** Settings for a server, from the stack configuration alone. */
export function settingsFor(baseUrl: string, more: Readonly<Record<string, string>> = {}): Settings {
  return resolveSettings({
    configuration: { publicKey, privateKey, baseUrl, ...more },
    environment: {},
    homeDirectory: "/nowhere",
    readFile: () => undefined,
  });
}

/** Client options with which no test waits: time passes only in the waits, which are written down. */
export function withoutWaiting(): {
  readonly waits: number[];
  readonly notices: string[];
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly now: () => number;
  readonly onWait: (text: string) => void;
} {
  const waits: number[] = [];
  const notices: string[] = [];
  let clock = Date.parse("2026-11-24T00:00:00Z");
  const sleep = async (ms: number) => {
    waits.push(ms);
    clock += ms;
  };
  return { waits, notices, sleep, random: () => 0, now: () => clock, onWait: (text) => notices.push(text) };
}
