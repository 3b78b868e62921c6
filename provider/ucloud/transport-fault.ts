import { codeOf, reasonOf } from "../text/reason";
import type { TransportFault } from "./errors";
import { TimeIsUp } from "./time-limit";
import { TooLarge } from "./transport";

/** What an error of the network means, and what it says in a few words. */
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

/** The request may have been sent, and may have run. ETIMEDOUT is here: it also ends connections that stood. */
const interrupted = new Set([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_SOCKET_CLOSED",
]);
