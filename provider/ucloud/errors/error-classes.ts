import { redact, redactedText, type Secret } from "../../text/secret";
import { UserError } from "../../text/user-error";
import { causeOf, details, sentences, type ErrorOptions } from "./error-text";
import type { TransportFault } from "./transport-faults";

/** The base class of errors of one request, with the facts that the retries need. */
export class FailedRequest extends UserError {
  /** The class name, which is the `name` of its errors. */
  static override readonly kind: string = "FailedRequest";
  /** The action of UCloud's API that was called, such as `DescribeImage`. */
  readonly action: string;
  /** How many requests were sent, this one included. */
  readonly attempts: number;
  /** The HTTP status of the response, if there was one. UCloud sends 200 with nearly all refusals. */
  readonly status: number | undefined;
  /** The wait before the next request that the server asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, facts: FailureFacts, options: { readonly cause?: unknown }) {
    super(message, options);
    this.action = facts.action;
    this.attempts = facts.attempts ?? 1;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

interface FailureFacts {
  readonly action: string;
  readonly attempts?: number | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The header X-UCLOUD-REQUEST-UUID, by which UCloud's support finds the request. */
  readonly requestId?: string | undefined;
  /** The next step, as a sentence. */
  readonly advice?: string | undefined;
}

/**
 * Thrown when UCloud refuses a request: RetCode is not 0.
 *
 * @example
 * ```ts
 * import { UCloudApiError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof UCloudApiError) console.error(error.retCode, error.apiMessage);
 *   throw error;
 * });
 * ```
 */
export class UCloudApiError extends FailedRequest {
  /** The class name, which is the `name` of its errors. */
  static override readonly kind = "UCloudApiError";
  /** UCloud's RetCode. Source: https://docs.ucloud.cn/api/summary/public */
  readonly retCode: number;
  /** UCloud's own Message, shortened and printable; empty when it sent none. */
  readonly apiMessage: string;
  /** The header X-UCLOUD-REQUEST-UUID, by which UCloud's support finds the request. */
  readonly requestId: string | undefined;

  /** @hidden Programs catch this error but never create one. */
  constructor(
    refusal: FailureFacts & { readonly retCode: number; readonly apiMessage: string },
    { cause, secrets = [] }: ErrorOptions = {},
  ) {
    const apiMessage = redactedText(refusal.apiMessage, secrets);
    const requestId = shownId(refusal.requestId, secrets);
    super(
      sentences(
        `UCloud refused ${refusal.action} with RetCode ${refusal.retCode}` +
          (apiMessage === "" ? "" : `, "${apiMessage}"`) +
          details(refusal.attempts, requestId),
        redact(refusal.advice ?? "", secrets),
      ),
      refusal,
      causeOf(cause, secrets),
    );
    this.retCode = refusal.retCode;
    this.apiMessage = apiMessage;
    this.requestId = requestId;
  }
}

/**
 * Thrown when UCloud does not respond.
 *
 * @example
 * ```ts
 * import { TransportError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof TransportError) console.error(error.host, error.fault);
 *   throw error;
 * });
 * ```
 */
export class TransportError extends FailedRequest {
  /** The class name, which is the `name` of its errors. */
  static override readonly kind = "TransportError";
  /** The host that was asked, such as `api.ucloud.cn`. */
  readonly host: string;
  /** The kind of failure. */
  readonly fault: TransportFault;
  /** The finding, in a few words. */
  readonly found: string;

  /** @hidden Programs catch this error but never create one. */
  constructor(
    failure: FailureFacts & {
      readonly host: string;
      readonly fault: TransportFault;
      /** The finding, without a full stop. */
      readonly found: string;
    },
    { cause, secrets = [] }: ErrorOptions = {},
  ) {
    const requestId = shownId(failure.requestId, secrets);
    const found = redactedText(failure.found, secrets, 400);
    super(
      sentences(
        `${failure.action} got no answer from ${failure.host}: ${found}` + details(failure.attempts, requestId),
        redact(failure.advice ?? "", secrets),
      ),
      failure,
      causeOf(cause, secrets),
    );
    this.host = failure.host;
    this.fault = failure.fault;
    this.found = found;
  }
}

/**
 * Thrown when a response can't be read as a response of UCloud.
 *
 * @example
 * ```ts
 * import { AnswerError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof AnswerError) console.error(error.host, error.action);
 *   throw error;
 * });
 * ```
 */
export class AnswerError extends UserError {
  static override readonly kind = "AnswerError";
  /** The host that responded, such as `api.ucloud.cn`. */
  readonly host: string;
  /** The action of UCloud's API that was called, such as `DescribeImage`. */
  readonly action: string;

  /** @hidden Programs catch this error but never create one. */
  constructor(
    answer: {
      readonly host: string;
      readonly action: string;
      /** The problem, without a full stop. */
      readonly problem: string;
      /** The response. The message shows its beginning, made printable. */
      readonly text?: string | undefined;
      readonly requestId?: string | undefined;
    },
    { cause, secrets = [] }: ErrorOptions = {},
  ) {
    const requestId = shownId(answer.requestId, secrets);
    super(
      sentences(
        `The answer of ${answer.host} to ${answer.action} can't be read: ${redact(answer.problem, secrets)}` +
          details(1, requestId),
        answer.text === undefined ? "" : `It begins with: ${redactedText(answer.text, secrets) || "(nothing)"}`,
        "Check that the base URL is UCloud's API, and that no proxy or sign-in page answers in its place.",
      ),
      causeOf(cause, secrets),
    );
    this.host = answer.host;
    this.action = answer.action;
  }
}

/**
 * Thrown when a setting is missing or wrong, before any request is sent.
 *
 * @example
 * ```ts
 * import { ConfigurationError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof ConfigurationError) console.error(error.field);
 *   throw error;
 * });
 * ```
 */
export class ConfigurationError extends UserError {
  static override readonly kind = "ConfigurationError";
  /** The setting's name, as the stack configuration `ucloud-image:<field>` spells it. */
  readonly field: string;

  /** @hidden Programs catch this error but never create one. */
  constructor(field: string, message: string, { cause, secrets = [] }: ErrorOptions = {}) {
    super(redact(message, secrets), causeOf(cause, secrets));
    this.field = field;
  }
}

/**
 * Thrown when UCloud's listing stays incomplete or inconsistent, although each response can be read.
 *
 * @example
 * ```ts
 * import { ListingError, getImages } from "pulumi-ucloud-image";
 *
 * getImages({ region: "cn-bj2" }).catch((error: unknown) => {
 *   if (error instanceof ListingError) console.error(error.message);
 *   throw error;
 * });
 * ```
 */
export class ListingError extends UserError {
  static override readonly kind = "ListingError";

  /** @hidden Programs catch this error but never create one. */
  constructor(message: string, { cause, secrets = [] }: ErrorOptions = {}) {
    super(redact(message, secrets), causeOf(cause, secrets));
  }
}

/**
 * Returns whether an error means that UCloud could not be asked or gave no usable response. It never means that an image
 * does not exist: only a complete listing without the image shows that.
 *
 * @example
 * ```ts
 * import { couldNotLook, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (couldNotLook(error)) console.error("UCloud could not be asked. Try again later.");
 *   throw error;
 * });
 * ```
 */
export function couldNotLook(
  error: unknown,
): error is UCloudApiError | TransportError | AnswerError | ConfigurationError | ListingError {
  return (
    error instanceof FailedRequest ||
    error instanceof AnswerError ||
    error instanceof ConfigurationError ||
    error instanceof ListingError
  );
}

function shownId(requestId: string | undefined, secrets: readonly Secret[]): string | undefined {
  return requestId === undefined ? undefined : redactedText(requestId, secrets, 80);
}
