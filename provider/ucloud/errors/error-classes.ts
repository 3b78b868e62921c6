import { redact, redactedText, type Secret } from "../../text/secret";
import { UserError } from "../../text/user-error";
import { causeOf, details, sentences, type ErrorOptions } from "./error-text";
import type { TransportFault } from "./transport-faults";

/** A request that did not bring what was asked for, and what the retries need to know of it. */
export class FailedRequest extends UserError {
  /** The name of the class, which its errors have as their `name`. */
  static override readonly kind: string = "FailedRequest";
  /** The action of UCloud's API that was called, such as `DescribeImage`. */
  readonly action: string;
  /** How many requests were sent, this one included. */
  readonly attempts: number;
  /** The HTTP status, where there was an answer. It is 200 for nearly all refusals of UCloud's. */
  readonly status: number | undefined;
  /** What the server asked to wait before the next request, in milliseconds. */
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
  /** What to do next, as a sentence. */
  readonly advice?: string | undefined;
}

/** UCloud answered, and refused: RetCode is not 0. */
export class UCloudApiError extends FailedRequest {
  /** The name of the class, which its errors have as their `name`. */
  static override readonly kind = "UCloudApiError";
  /** UCloud's RetCode. Source: https://docs.ucloud.cn/api/summary/public */
  readonly retCode: number;
  /** UCloud's own Message, shortened and printable; empty when it sent none. */
  readonly apiMessage: string;
  /** The header X-UCLOUD-REQUEST-UUID, by which UCloud's support finds the request. */
  readonly requestId: string | undefined;

  /** @hidden Programs catch this error, and never make one. */
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

/** There is no answer from UCloud. */
export class TransportError extends FailedRequest {
  /** The name of the class, which its errors have as their `name`. */
  static override readonly kind = "TransportError";
  /** The host that was asked, such as `api.ucloud.cn`. */
  readonly host: string;
  /** How the request failed. */
  readonly fault: TransportFault;
  /** What was found, in a few words. */
  readonly found: string;

  /** @hidden Programs catch this error, and never make one. */
  constructor(
    failure: FailureFacts & {
      readonly host: string;
      readonly fault: TransportFault;
      /** What was found, without a full stop. */
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

/** Something answered, and it can't be read as an answer of UCloud. */
export class AnswerError extends UserError {
  static override readonly kind = "AnswerError";
  /** The host that answered, such as `api.ucloud.cn`. */
  readonly host: string;
  /** The action of UCloud's API that was called, such as `DescribeImage`. */
  readonly action: string;

  /** @hidden Programs catch this error, and never make one. */
  constructor(
    answer: {
      readonly host: string;
      readonly action: string;
      /** What is wrong with it, without a full stop. */
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

/** A setting is missing or wrong; nothing was sent. */
export class ConfigurationError extends UserError {
  static override readonly kind = "ConfigurationError";
  /** The setting's name, as the stack configuration `ucloud-image:<field>` spells it. */
  readonly field: string;

  /** @hidden Programs catch this error, and never make one. */
  constructor(field: string, message: string, { cause, secrets = [] }: ErrorOptions = {}) {
    super(redact(message, secrets), causeOf(cause, secrets));
    this.field = field;
  }
}

/** UCloud's listing could not be made complete and consistent, although each answer could be read. */
export class ListingError extends UserError {
  static override readonly kind = "ListingError";

  /** @hidden Programs catch this error, and never make one. */
  constructor(message: string, { cause, secrets = [] }: ErrorOptions = {}) {
    super(redact(message, secrets), causeOf(cause, secrets));
  }
}

/**
 * Whether an error means that UCloud could not be asked, or gave no usable answer. It never means that an image is not
 * there: only a complete listing without it says so.
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
