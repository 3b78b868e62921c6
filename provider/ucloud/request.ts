import type { Agent } from "node:http";
import { adviceFor } from "./advice";
import { openAgent } from "./agent";
import { readEnvelope, Unreadable, type Answer } from "./answer";
import type { Settings } from "./credentials";
import { AnswerError, TransportError, UCloudApiError, type TransportFault } from "./errors";
import type { Keys } from "./keys";
import { readRetryAfter } from "./retry";
import { sign, type FlatParameters } from "./sign";
import { within } from "./time-limit";
import { post, type HttpAnswer } from "./transport";
import { transportFaultOf } from "./transport-fault";
import { userAgent } from "./user-agent";

/** One request among the attempts of a call. */
export interface Attempt {
  readonly action: string;
  /** What is asked, without the action, the keys and the signature. */
  readonly parameters: FlatParameters;
  /** Which attempt of the call it is: 1, 2 ... */
  readonly number: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Sends one signed request and reads its answer; every failure is an error of this room, or the signal's reason. */
export class Requester {
  readonly host: string;
  #agent: Promise<Agent> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly keys: Keys,
    private readonly now: () => number,
  ) {
    this.host = new URL(settings.baseUrl.value).host;
  }

  async send(attempt: Attempt): Promise<Answer> {
    const http = await this.#exchange(attempt);
    const context = { host: this.host, action: attempt.action, requestId: http.requestId };
    const refused = { ...context, attempts: attempt.number, status: http.status, retryAfterMs: this.#retryAfter(http) };
    try {
      const { retCode, message, answer } = readEnvelope(http.body);
      if (retCode !== 0) {
        const advice = adviceFor(retCode, { ...attempt, message, settings: this.settings });
        throw new UCloudApiError({ ...refused, retCode, apiMessage: message, advice }, this.keys);
      }
      if (isSuccess(http.status)) {
        return answer;
      }
    } catch (error) {
      // A proxy or a load balancer answers with its own page: the status says more than that the page is not JSON.
      if (error instanceof Unreadable && isSuccess(http.status)) {
        throw new AnswerError({ ...context, problem: error.problem, text: error.text }, this.keys);
      }
      if (!(error instanceof Unreadable)) {
        throw error;
      }
    }
    const advice = this.#advice("status", http.status);
    throw new TransportError({ ...refused, fault: "status", found: `HTTP status ${http.status}`, advice }, this.keys);
  }

  /** A request and its answer over HTTP, whatever that answer says. */
  async #exchange({ action, parameters, number, timeoutMs, signal }: Attempt): Promise<HttpAnswer> {
    const failure = { host: this.host, action, attempts: number };
    let answer: HttpAnswer;
    try {
      const agent = await (this.#agent ??= openAgent(this.#url(), this.settings.proxy?.value, maxSockets));
      const body = this.#body(action, parameters);
      answer = await within(timeoutMs, signal, (stop) =>
        post(this.#url(), body, { agent, userAgent: userAgent(), maxBytes, signal: stop }),
      );
    } catch (cause) {
      signal.throwIfAborted();
      const { fault, found } = transportFaultOf(cause);
      throw new TransportError({ ...failure, fault, found, advice: this.#advice(fault) }, { ...this.keys, cause });
    }
    if (answer.status >= 300 && answer.status < 400) {
      const found = `a redirect to ${answer.location ?? "nowhere"} (HTTP status ${answer.status})`;
      const advice =
        "Redirects are not followed, since the request is signed. Set the base URL to UCloud's API itself.";
      throw new TransportError({ ...failure, fault: "redirect", found, status: answer.status, advice }, this.keys);
    }
    return answer;
  }

  /** The keys' public half and the signature travel in the body: a query string would end in proxies' logs. */
  #body(action: string, parameters: FlatParameters): string {
    const { publicKey, privateKey, securityToken } = this.keys;
    const signed = new Map([...parameters, ["Action", action], ["PublicKey", publicKey]]);
    if (securityToken !== undefined) {
      signed.set("SecurityToken", securityToken.reveal());
    }
    signed.set("Signature", sign(signed, privateKey));
    return JSON.stringify(Object.fromEntries(signed));
  }

  #url(): URL {
    return new URL(this.settings.baseUrl.value);
  }

  #retryAfter({ retryAfter }: HttpAnswer): number | undefined {
    return readRetryAfter(retryAfter, this.now());
  }

  #advice(fault: TransportFault, status?: number): string {
    const baseUrl = `the base URL ${this.settings.baseUrl.value} (${this.settings.baseUrl.source})`;
    const proxy = this.settings.proxy === undefined ? "" : ` and the proxy (${this.settings.proxy.source})`;
    if (status === proxyAuthenticationRequired) {
      return `The proxy wants a user name and a password: put them into its URL (${this.settings.proxy?.source ?? "no proxy is set"}).`;
    }
    switch (fault) {
      case "tls":
        return (
          `Check ${baseUrl}${proxy}. Certificates are always verified; where a proxy opens TLS, name its ` +
          "certificate with NODE_EXTRA_CA_CERTS."
        );
      case "timeout":
        return `Try again; where the network is that slow, raise timeoutSeconds.`;
      default:
        return `Check the network, ${baseUrl}${proxy}.`;
    }
  }
}

/** As many as a listing of 10,000 images has pages, so that even that takes two round trips. */
export const maxSockets = 100;

/** A page of 500 images has less than 1 MB; more than 64 MB is no listing but an attack or a fault. */
const maxBytes = 64 * 2 ** 20;

const proxyAuthenticationRequired = 407;

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
