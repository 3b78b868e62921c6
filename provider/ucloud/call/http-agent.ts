import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { HttpsProxyAgent as Tunnel } from "https-proxy-agent";
import type { Secret } from "../../text/secret";

/**
 * Returns the agent that keeps connections to a base URL open. All clients of the process share it: otherwise a process
 * that runs many programs (the Automation API) would collect idle connections of each.
 */
export function agentFor(baseUrl: URL, proxy: Secret | undefined, maxSockets: number): Promise<HttpAgent> {
  const key = JSON.stringify([baseUrl.origin, proxy?.reveal(), maxSockets]);
  const agent = agents.get(key) ?? openAgent(baseUrl, proxy, maxSockets);
  agents.set(key, agent);
  return agent;
}

const agents = new Map<string, Promise<HttpAgent>>();

/**
 * Opens an agent. It always verifies certificates: the explicit `rejectUnauthorized` overrides
 * NODE_TLS_REJECT_UNAUTHORIZED=0, which Node uses only as the default.
 */
async function openAgent(baseUrl: URL, proxy: Secret | undefined, maxSockets: number): Promise<HttpAgent> {
  if (baseUrl.protocol === "http:") {
    return new HttpAgent({ keepAlive: true, maxSockets });
  }
  return proxy === undefined
    ? new HttpsAgent({ keepAlive: true, maxSockets, rejectUnauthorized: true })
    : openTunnel(new URL(proxy.reveal()), maxSockets);
}

async function openTunnel(proxy: URL, maxSockets: number): Promise<HttpAgent> {
  const { HttpsProxyAgent } = await import("https-proxy-agent");

  class VerifyingTunnel extends HttpsProxyAgent<string> {
    // The constructor's options apply only to the connection to the proxy, not to the one through it to UCloud.
    override connect(...[request, options]: Parameters<Tunnel<string>["connect"]>) {
      return super.connect(request, Object.assign(options, { rejectUnauthorized: true }));
    }
  }

  const headers = authorization(proxy);
  // The password is sent as a header and is not in the URL, because https-proxy-agent prints the URL when DEBUG=* is
  // set.
  const address = new URL(proxy);
  address.username = "";
  address.password = "";
  return new VerifyingTunnel(address, {
    keepAlive: true,
    maxSockets,

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
