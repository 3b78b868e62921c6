import { Metadata, status, type ServiceError } from "@grpc/grpc-js";
import { reasonOf, traceOf } from "../text/reason";
import { isUserError, UserError } from "../text/user-error";

/** The gRPC status of a failed request. The engine prints its details as they are: a defect brings its stack trace. */
export function statusOf(error: unknown): ServiceError {
  const details = isUserError(error)
    ? reasonOf(error)
    : `This is a defect of pulumi-ucloud-image; please report it.\n${traceOf(error)}`;
  const code = error instanceof RequestError ? error.code : status.UNKNOWN;
  return Object.assign(new Error(details, { cause: error }), { code, details, metadata: new Metadata() });
}

/** The engine asked for something that this plugin does not have. */
export class RequestError extends UserError {
  static override readonly kind = "RequestError";

  constructor(
    readonly code: status,
    message: string,
  ) {
    super(message);
  }
}
