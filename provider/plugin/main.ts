import { fstatSync } from "node:fs";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { createService } from "./service";
import { Session } from "./session";

/**
 * Runs the plugin: listens on loopback, prints the port and serves requests until the engine ends. The engine passes
 * its own address as the last argument. Without one, someone is debugging the plugin, and the engine attaches itself.
 */
export async function servePlugin(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const session = new Session();
  const address = args.findLast((argument) => !argument.startsWith("-"));
  if (address !== undefined) {
    session.connect(address);
  }
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.enable_channelz": 0 });
  server.addService(ResourceProviderService, createService(session));
  const port = await listen(server);
  endWithEngine();
  process.stdout.write(`${port}\n`);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) {
        resolve(port);
      } else {
        reject(error);
      }
    });
  });
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
