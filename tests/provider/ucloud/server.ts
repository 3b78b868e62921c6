import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { resolveSettings, type Settings } from "../../../provider/ucloud/settings/settings";
import { TestClock } from "./test-clock";

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
      const asked = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked;
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
  // Node's 5 s would close a connection that a client is about to use again, where the machine is slow.
  server.keepAliveTimeout = 0;
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

/** Client options with which no test waits, and what the client says of its waits. */
export function withoutWaiting(): {
  readonly clock: TestClock;
  readonly notices: string[];
  readonly random: () => number;
  readonly onWait: (text: string) => void;
} {
  const notices: string[] = [];
  return { clock: new TestClock(), notices, random: () => 0, onWait: (text) => notices.push(text) };
}
