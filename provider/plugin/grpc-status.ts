import { Metadata, status, type ServiceError } from "@grpc/grpc-js";
import { reasonOf, traceOf } from "../text/reason";
import { isUserError, UserError } from "../text/user-error";

/**
 * Returns the gRPC status of a failed request. The engine prints its details unchanged. A defect includes its stack
 * trace.
 */
export function statusOf(error: unknown): ServiceError {
  const details = isUserError(error)
    ? reasonOf(error)
    : `This is a defect of pulumi-ucloud-image; please report it.\n${traceOf(error)}`;
  const code = error instanceof RequestError ? error.code : status.UNKNOWN;
  return Object.assign(new Error(details, { cause: error }), { code, details, metadata: new Metadata() });
}

/** Thrown when a request can't be served, such as for an unknown function, or is cancelled. */
export class RequestError extends UserError {
  static override readonly kind = "RequestError";

  constructor(
    readonly code: status,
    message: string,
  ) {
    super(message);
  }
}
