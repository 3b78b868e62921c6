import { codeOf, reasonOf } from "../../text/reason";

/**
 * How a request failed before a response arrived: not sent, interrupted, too slow, an HTTP status that is not a
 * success, a redirect, no trusted TLS connection, a response beyond the size limit, or one that is not HTTP.
 */
export type TransportFault =
  "unreachable" | "interrupted" | "timeout" | "status" | "redirect" | "tls" | "tooLarge" | "notHttp";

/** Returns the fault that a network error means, and a short description. */
export function transportFaultOf(error: unknown): { readonly fault: TransportFault; readonly found: string } {
  if (error instanceof TimeIsUp) {
    return { fault: "timeout", found: `no complete answer within ${error.timeoutMs / 1000} s` };
  }
  if (error instanceof TooLarge) {
    return { fault: "tooLarge", found: error.message };
  }
  const code = codeOf(error) ?? "";
  if (unreachable.has(code)) {
    return { fault: "unreachable", found: `no connection (${code})` };
  }
  if (interrupted.has(code)) {
    return { fault: "interrupted", found: `the connection broke (${code})` };
  }
  if (/^(CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code)) {
    return { fault: "tls", found: `no trusted TLS connection (${code})` };
  }
  return { fault: "notHttp", found: reasonOf(error) };
}

/** The request was never sent. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
]);

/**
 * The request may have been sent, and may have run. ETIMEDOUT is included, because it also ends established
 * connections.
 */
const interrupted = new Set([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_SOCKET_CLOSED",
]);

/** Thrown when a time limit ends. */
export class TimeIsUp extends Error {
  override readonly name = "TimeIsUp";

  constructor(readonly timeoutMs: number) {
    super(`not done within ${timeoutMs / 1000} s`);
  }
}

/** Thrown when the body of a response is too large to hold in memory. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** Returns the advice for a missing response. */
export function transportAdvice(fault: TransportFault, { baseUrl, proxy }: Way, status?: number): string {
  const way =
    `the base URL ${baseUrl.value} (${baseUrl.source})` +
    (proxy === undefined ? "" : ` and the proxy (${proxy.source})`);
  if (status === proxyAuthenticationRequired) {
    return `A proxy wants a user name and a password: put them into its URL (${proxy?.source ?? "HTTPS_PROXY"}).`;
  }
  switch (fault) {
    case "tls":
      return (
        `Check ${way}. Certificates are always verified; where a proxy opens TLS, name its certificate with ` +
        "NODE_EXTRA_CA_CERTS."
      );
    case "timeout":
      return "Try again; where the network is that slow, raise timeoutSeconds.";
    default:
      return `Check the network, ${way}.`;
  }
}

/** The settings that lead to UCloud, each with its source. */
interface Way {
  readonly baseUrl: { readonly value: string; readonly source: string };
  readonly proxy?: { readonly source: string } | undefined;
}

const proxyAuthenticationRequired = 407;
