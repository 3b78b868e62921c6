import { fstatSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";

/**
 * Runs the plugin: listens on loopback, prints the port and serves requests until the engine ends. The engine passes
 * its own address as the last argument. Without one, someone is debugging the plugin, and the engine attaches itself.
 *
 * The port is there before gRPC is loaded, which takes longer than the start of Node.js: meanwhile the engine connects.
 */
export function servePlugin(args: readonly string[] = process.argv.slice(2)): void {
  const address = args.findLast((argument) => !argument.startsWith("-"));
  let server: ReturnType<Loaded["openServer"]> | undefined;
  const load = () => (server ??= loadServer().openServer(address));
  // As Node.js's own HTTP/2 server: a client that has sent all still gets its answers.
  const listener = createServer({ allowHalfOpen: true }, (connection) => load().injectConnection(connection));
  endWithEngine();
  listener.listen(0, "127.0.0.1", () => {
    const { port } = listener.address() as AddressInfo;
    process.stdout.write(`${port}\n`, load);
  });
}

type Loaded = typeof import("./server");

function loadServer(): Loaded {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would find it under another path in a bundle
  return require("./server") as Loaded;
}

/**
 * Ends this process together with the engine that started it. The engine interrupts its plugins when it is done. An
 * engine that was killed can't, but the pipe to this process's standard input then closes. No work is lost: a pin
 * changes nothing at UCloud, and the engine writes the state.
 */
function endWithEngine(): void {
  const end = () => process.exit(0);
  process.on("SIGINT", end).on("SIGTERM", end);
  // A plugin started by hand for debugging has a terminal or nothing as its standard input.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on("end", end).on("error", end).resume();
  }
}
