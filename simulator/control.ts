import type { IncomingMessage, ServerResponse } from "node:http";
import { fault } from "./faults/fault";
import { regionOf } from "./regions";
import type { Simulator } from "./simulator";

/**
 * Controls the simulator over HTTP, as the Simulator object does in its own process:
 *
 * - `GET /control/images?region=&zone=`, `POST /control/images` publishes (a JSON object of fields, or nothing),
 *   `POST /control/images/ID/retire`, `POST /control/images/ID/restore`, `DELETE /control/images/ID`
 * - `GET /control/hosts`
 * - `GET /control/requests?action=`, `DELETE /control/requests`
 * - `GET /control/faults`, `POST /control/faults` plans one (a Fault), `DELETE /control/faults`
 * - `GET` and `PUT /control/settings` (`{ pageLimit, latencyMs }`)
 * - `GET /control/connections`
 */
export async function control(
  simulator: Simulator,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", simulator.url);
  const [, , room = "", id, verb] = url.pathname.split("/");
  const route = [request.method, room, ...(id === undefined ? [] : ["ID"]), ...(verb === undefined ? [] : [verb])];
  const act = routes.get(route.join(" "));
  if (act === undefined) {
    send(response, 404, { error: `There is no control ${request.method ?? ""} ${url.pathname}.` });
    return;
  }
  try {
    const json: unknown = body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
    if (typeof json !== "object" || json === null) throw new TypeError("The body must be a JSON object.");
    send(response, 200, act({ simulator, id: id ?? "", query: url.searchParams, body: { ...json } }) ?? {});
  } catch (error) {
    const { message } = Object(error) as { readonly message?: unknown };
    send(response, 400, { error: String(message ?? error) });
  }
}

interface ControlRequest {
  readonly simulator: Simulator;
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

const routes: ReadonlyMap<string, (request: ControlRequest) => unknown> = new Map([
  ["GET images", listImages],
  ["POST images", ({ simulator, body }) => simulator.publish(body)],
  ["POST images ID retire", ({ simulator, id }) => simulator.retire(id)],
  ["POST images ID restore", ({ simulator, id }) => simulator.restore(id)],
  ["DELETE images ID", ({ simulator, id }) => simulator.remove(id)],
  ["GET hosts", ({ simulator }) => ({ hosts: simulator.hosts() })],
  ["GET requests", listRequests],
  ["DELETE requests", ({ simulator }) => simulator.resetRequests()],
  ["GET faults", ({ simulator }) => ({ faults: simulator.faults() })],
  ["POST faults", ({ simulator, body }) => simulator.fault(fault.parse(body))],
  ["DELETE faults", ({ simulator }) => simulator.clearFaults()],
  ["GET connections", ({ simulator }) => simulator.connections()],
  ["GET settings", settings],
  ["PUT settings", changeSettings],
]);

function listImages({ simulator, query }: ControlRequest): unknown {
  const region = query.get("region");
  const zone = query.get("zone");
  const images = simulator
    .images()
    .filter(({ Zone }) => (region ?? regionOf(Zone)) === regionOf(Zone) && (zone ?? Zone) === Zone);
  return { images };
}

function listRequests({ simulator, query }: ControlRequest): unknown {
  const action = query.get("action") ?? undefined;
  const requests = simulator.requests.filter((request) => (action ?? request.action) === request.action);
  return { count: simulator.requestCount(action), requests };
}

function settings({ simulator }: ControlRequest): unknown {
  return { pageLimit: simulator.pageLimit, latencyMs: simulator.latencyMs };
}

function changeSettings(request: ControlRequest): unknown {
  const { simulator, body } = request;
  if (body["pageLimit"] !== undefined) simulator.pageLimit = wholeNumber("pageLimit", body["pageLimit"]);
  if (body["latencyMs"] !== undefined) simulator.latencyMs = wholeNumber("latencyMs", body["latencyMs"]);
  return settings(request);
}

function wholeNumber(name: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw new TypeError(`${name} must be a whole number, not ${JSON.stringify(value)}.`);
  }
  return value;
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
}
