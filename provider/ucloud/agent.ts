import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { HttpsProxyAgent as Tunnel } from "https-proxy-agent";
import type { Secret } from "./secret";

/**
 * Keeps connections to the base URL open between requests. Certificates are always verified: the explicit
 * `rejectUnauthorized` wins over NODE_TLS_REJECT_UNAUTHORIZED=0, which Node takes only as the default.
 */
export async function openAgent(baseUrl: URL, proxy: Secret | undefined, maxSockets: number): Promise<HttpAgent> {
  if (baseUrl.protocol === "http:") {
    return new HttpAgent({ keepAlive: true, maxSockets, timeout: idleMs });
  }
  return proxy === undefined
    ? new HttpsAgent({ keepAlive: true, maxSockets, timeout: idleMs, rejectUnauthorized: true })
    : openTunnel(new URL(proxy.reveal()), maxSockets);
}

/**
 * How long a connection stays open without a request. Each program run has an agent of its own, and a process that has
 * many runs (the Automation API) would collect the connections of all of them.
 */
const idleMs = 5_000;

async function openTunnel(proxy: URL, maxSockets: number): Promise<HttpAgent> {
  const { HttpsProxyAgent } = await import("https-proxy-agent");

  class VerifyingTunnel extends HttpsProxyAgent<string> {
    // The constructor's options reach the connection to the proxy only, not the one through it to UCloud.
    override connect(...[request, options]: Parameters<Tunnel<string>["connect"]>) {
      return super.connect(request, Object.assign(options, { rejectUnauthorized: true }));
    }
  }

  const headers = authorization(proxy);
  // The password travels as a header, not in the URL: https-proxy-agent prints the URL where DEBUG=* is set.
  const address = new URL(proxy);
  address.username = "";
  address.password = "";
  return new VerifyingTunnel(address, {
    keepAlive: true,
    maxSockets,
    timeout: idleMs,
    rejectUnauthorized: true,
    headers,
  });
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") {
    return {};
  }
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "Proxy-Authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
