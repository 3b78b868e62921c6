import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { createService } from "./service";
import { Session } from "./session";

/** Returns what serves the engine's requests on connections that are handed to it. */
export function openServer(engineAddress: string | undefined): ReturnType<Server["createConnectionInjector"]> {
  const session = new Session();
  if (engineAddress !== undefined) {
    session.connect(engineAddress);
  }
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.enable_channelz": 0 });
  server.addService(ResourceProviderService, createService(session));
  return server.createConnectionInjector(ServerCredentials.createInsecure());
}
