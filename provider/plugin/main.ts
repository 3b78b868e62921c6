import { fstatSync } from "node:fs";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { createService } from "./service";
import { Session } from "./session";

/**
 * Runs the plugin: listens on loopback, prints the port, and answers until the engine ends. The engine gives its own
 * address as the last argument; without one, somebody debugs the plugin, and the engine attaches itself.
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
 * Ends this process with the engine that started it. The engine interrupts its plugins when it is done; one that was
 * killed can't, but then the pipe to this process's standard input closes. No work is lost: a pin changes nothing at
 * UCloud, and the engine writes the state.
 */
function endWithEngine(): void {
  const end = () => process.exit(0);
  process.on("SIGINT", end).on("SIGTERM", end);
  // Somebody who starts the plugin by hand, to debug it, has a terminal or nothing there.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on("end", end).on("error", end).resume();
  }
}
