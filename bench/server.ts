import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A simulated UCloud in its own process, so that its work does not count as the client's. */
export interface Server {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  setLatency(latencyMs: number): Promise<void>;
  /** Returns how many requests arrived while the work ran. */
  requestsOf(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server with this many standard images in the zone that all rows search. */
export async function startServer(images: number): Promise<Server> {
  const child = fork(join(__dirname, "processes", "server.ts"), [String(images)]);
  const ended = once(child, "exit");
  const [environment] = (await Promise.race([once(child, "message"), failure(ended)])) as [Record<string, string>];
  const url = environment["UCLOUD_API_BASE_URL"] ?? "";
  return {
    url,
    environment,
    setLatency: (latencyMs) => control(url, "settings", { method: "PUT", body: JSON.stringify({ latencyMs }) }),
    async requestsOf(work) {
      await control(url, "requests", { method: "DELETE" });
      await work();
      const { count } = await control<{ count: number }>(url, "requests?action=DescribeImage");
      return count;
    },
    async close() {
      child.disconnect();
      await ended;
    },
  };
}

async function failure(ended: Promise<unknown[]>): Promise<never> {
  const [code] = await ended;
  throw new Error(`The simulated UCloud ended with exit code ${String(code)} before it listened.`);
}

async function control<T>(url: string, path: string, request?: RequestInit): Promise<T> {
  const response = await fetch(`${url}/control/${path}`, request);
  if (!response.ok) throw new Error(`The simulated UCloud refused ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
