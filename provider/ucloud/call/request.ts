import { Secret } from "../../text/secret";
import { AnswerError, TransportError, UCloudApiError } from "../errors/error-classes";
import { adviceFor } from "../errors/ret-codes";
import { transportAdvice, transportFaultOf } from "../errors/transport-faults";
import type { Keys, KeySource } from "../settings/keys";
import type { Settings } from "../settings/settings";
import type { Clock } from "./clock";
import { agentFor } from "./http-agent";
import { post, userAgent, type HttpAnswer } from "./http-post";
import { readEnvelope, UnreadableResponseError, type ApiResponse, type Envelope } from "./response";
import { readRetryAfter } from "./retry-policy";
import { sign, type FlatParameters } from "./sign";
import { withTimeLimit } from "./time-limit";

/** One attempt of a call. */
export interface Attempt {
  readonly action: string;
  /** The parameters, without the action, the keys and the signature. */
  readonly parameters: FlatParameters;
  /** The number of this attempt: 1, 2 ... */
  readonly number: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Sends one signed request and reads its response. Every failure is an error from ucloud/errors, or the signal's
 * reason.
 */
export class Requester {
  readonly host: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    private readonly settings: Settings,
    private readonly keys: KeySource,
    private readonly clock: Clock,
  ) {
    this.host = new URL(settings.baseUrl.value).host;
    // No header is sent without a dedicated cloud. Source: ucloud-cli, client.go
    this.#headers = settings.channelKey === undefined ? {} : { "channel-key": settings.channelKey.value };
  }

  async send(attempt: Attempt): Promise<ApiResponse> {
    const keys = await this.keys.current();
    const http = await this.#exchange(attempt, keys);
    const { action, number: attempts } = attempt;
    const { status, requestId } = http;
    const envelope = this.#read(http, action, keys);
    const failed = {
      host: this.host,
      action,
      attempts,
      status,
      requestId,
      retryAfterMs: readRetryAfter(http.retryAfter, this.clock.now()),
    };
    if (envelope !== undefined && envelope.retCode !== 0) {
      const { retCode, message } = envelope;
      const advice = adviceFor(retCode, { ...attempt, message, settings: this.#advised });
      throw new UCloudApiError({ ...failed, retCode, apiMessage: message, advice }, keys);
    }
    if (envelope === undefined || !isSuccess(status)) {
      const advice = transportAdvice("status", this.settings, status);
      throw new TransportError({ ...failed, fault: "status", found: `HTTP status ${status}`, advice }, keys);
    }
    return envelope.answer;
  }

  /** Returns the settings, with the role as the source of its keys. */
  get #advised(): Settings {
    const { instanceRole } = this.settings;
    const ofRole = instanceRole && { source: `the instance role "${instanceRole.value}"` };
    return ofRole === undefined
      ? this.settings
      : {
          ...this.settings,
          publicKey: { ...ofRole, value: "" },
          privateKey: { ...ofRole, value: new Secret("") },
          securityToken: { ...ofRole, value: new Secret("") },
        };
  }

  /**
   * Reads a response. Returns undefined when the HTTP status says more than the page that a proxy or load balancer
   * sent.
   */
  #read({ body, status, requestId }: HttpAnswer, action: string, keys: Keys): Envelope | undefined {
    try {
      return readEnvelope(body);
    } catch (error) {
      if (!(error instanceof UnreadableResponseError)) {
        throw error;
      }
      if (!isSuccess(status)) {
        return undefined;
      }
      const { problem, text } = error;
      throw new AnswerError({ host: this.host, action, requestId, problem, text }, keys);
    }
  }

  /** Sends a request over HTTP and returns the response, whatever it says. */
  async #exchange({ action, parameters, number, timeoutMs, signal }: Attempt, keys: Keys): Promise<HttpAnswer> {
    const failure = { host: this.host, action, attempts: number };
    const agent = await agentFor(this.#url(), this.settings.proxy?.value, maxSockets);
    const body = this.#body(action, parameters, keys);
    let answer: HttpAnswer;
    try {
      answer = await withTimeLimit(this.clock, timeoutMs, signal, (stop) =>
        post(this.#url(), body, { agent, headers: this.#headers, userAgent: userAgent(), maxBytes, signal: stop }),
      );
    } catch (cause) {
      signal.throwIfAborted();
      const { fault, found } = transportFaultOf(cause);
      throw new TransportError(
        { ...failure, fault, found, advice: transportAdvice(fault, this.settings) },
        { ...keys, cause },
      );
    }
    if (answer.status >= 300 && answer.status < 400) {
      const found = `a redirect to ${answer.location ?? "nowhere"} (HTTP status ${answer.status})`;
      const advice =
        "Redirects are not followed, since the request is signed. Set the base URL to UCloud's API itself.";
      throw new TransportError({ ...failure, fault: "redirect", found, status: answer.status, advice }, keys);
    }
    return answer;
  }

  /**
   * Returns the body. The public key and the signature are in the body, because a query string would end up in proxies'
   * logs.
   */
  #body(action: string, parameters: FlatParameters, { publicKey, privateKey, securityToken, projectId }: Keys): string {
    const signed = new Map([...parameters, ["Action", action], ["PublicKey", publicKey]]);
    if (projectId !== undefined && !signed.has("ProjectId")) {
      signed.set("ProjectId", projectId);
    }
    if (securityToken !== undefined) {
      signed.set("SecurityToken", securityToken.reveal());
    }
    signed.set("Signature", sign(signed, privateKey));
    return JSON.stringify(Object.fromEntries(signed));
  }

  #url(): URL {
    return new URL(this.settings.baseUrl.value);
  }
}

/** As many sockets as a listing of 10,000 images has pages, so that even such a listing takes two round trips. */
export const maxSockets = 100;

/** A page of 500 images has less than 1 MB. More than 64 MB is not a listing but an attack or a fault. */
const maxBytes = 64 * 2 ** 20;

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
