import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** The connections of clients to a simulator. */
export interface Connections {
  /** How many are open now. */
  readonly open: number;
  /** How many were opened since the start. */
  readonly opened: number;
}

export interface Listener {
  readonly url: string;
  connections(): Connections;
  close(): Promise<void>;
}

/** Serves HTTP on loopback. Port 0 means a free one. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>,
): Promise<Listener> {
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => handle(request, body, response))
      .catch((error: unknown) => fail(response, error));
  });
  // 0 means never. Node's 5 s, or any other time on a slow machine, would end an idle connection that a client is about
  // to use.
  server.keepAliveTimeout = 0;
  let open = 0;
  let opened = 0;
  server.on("connection", (socket) => {
    open += 1;
    opened += 1;
    socket.once("close", () => (open -= 1));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: urlOf(server.address()),
    connections: () => ({ open, opened }),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): string {
  if (address === null || typeof address === "string") throw new Error("The simulator has no port.");
  return `http://127.0.0.1:${address.port}`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A defect of the simulator itself becomes status 500, which UCloud hardly ever answers. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
}
