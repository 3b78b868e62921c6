import { status } from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import {
  GetSchemaResponse,
  ProviderHandshakeResponse,
  type GetSchemaRequest,
  type ProviderHandshakeRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { packageVersion } from "../../package-version";
import { RequestError } from "../grpc-status";
import { packageSchema } from "../schema/package-schema";
import type { Session } from "../session";

/** Connects to the engine and returns what this plugin accepts. */
export function handshake(session: Session, request: ProviderHandshakeRequest): ProviderHandshakeResponse {
  session.connect(request.getEngineAddress());
  return new ProviderHandshakeResponse().setAcceptSecrets(true);
}

/** Connects to an engine that did not start this plugin. */
export function attach(session: Session, request: PluginAttach): Empty {
  session.connect(request.getAddress());
  return new Empty();
}

export function getPluginInfo(): PluginInfo {
  return new PluginInfo().setVersion(packageVersion());
}

export function getSchema(_session: Session, request: GetSchemaRequest): GetSchemaResponse {
  if (request.getVersion() !== 0) {
    const problem = `There is no schema in version ${request.getVersion()} of Pulumi's format, only in version 0.`;
    throw new RequestError(status.INVALID_ARGUMENT, problem);
  }
  return new GetSchemaResponse().setSchema(JSON.stringify(packageSchema(packageVersion())));
}

export function cancel(session: Session): Empty {
  session.cancel();
  return new Empty();
}
