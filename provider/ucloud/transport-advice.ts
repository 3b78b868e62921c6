import type { Settings } from "./credentials";
import type { TransportFault } from "./errors";

/** What a person should do when there was no answer. */
export function transportAdvice(fault: TransportFault, { baseUrl, proxy }: Settings, status?: number): string {
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

const proxyAuthenticationRequired = 407;
