import { Metadata, status, type ServiceError } from "@grpc/grpc-js";

/** The gRPC status of a failed request. The engine prints its details as they are. */
export function statusOf(error: unknown): ServiceError {
  const details = error instanceof Error ? error.message : String(error);
  const code = error instanceof RequestError ? error.code : status.UNKNOWN;
  return Object.assign(new Error(details, { cause: error }), { code, details, metadata: new Metadata() });
}

/** The engine asked for something that this plugin does not have. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  constructor(
    readonly code: status,
    message: string,
  ) {
    super(message);
  }
}
