import type { IncomingMessage } from "node:http";
import { flatten } from "./flatten";
import { unavailableParameter } from "./refusal";

/**
 * Returns the parameters of a request, flat and with all values as text: from a JSON body, a form body, and the query
 * string. A GET has only the query string. https://docs.ucloud.cn/api/summary/public
 */
export function requestValues(request: IncomingMessage, body: Buffer): Map<string, string> {
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  const values = fromPairs(query);
  if (request.method === "GET") return values;
  const contentType = request.headers["content-type"] ?? "";
  const fromBody = contentType.includes("json")
    ? fromJson(body)
    : fromPairs(new URLSearchParams(body.toString("utf8")));
  return new Map([...values, ...fromBody]);
}

/** Numbers a name that appears several times, like an array. A guess: UCloud documents only `Name.0`. */
function fromPairs(pairs: URLSearchParams): Map<string, string> {
  const values = new Map<string, string>();
  for (const name of new Set(pairs.keys())) {
    const all = pairs.getAll(name);
    all.forEach((value, index) => values.set(all.length === 1 ? name : `${name}.${index}`, value));
  }
  return values;
}

function fromJson(body: Buffer): Map<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString("utf8"));
  } catch {
    throw unavailableParameter("body", "it is not JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw unavailableParameter("body", "it is not a JSON object");
  }
  return flatten({ ...parsed });
}
