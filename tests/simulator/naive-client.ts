import { createHash } from "node:crypto";
import type { Simulator } from "../../simulator";

export interface Keys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A deliberately naive UCloud client: flat text parameters, JSON body, one request, no checks. */
export async function call(
  simulator: Simulator,
  parameters: Readonly<Record<string, string>>,
  keys: Keys = simulator,
): Promise<Record<string, unknown>> {
  const response = await post(simulator, signed(parameters, keys));
  return record(await response.json());
}

export function post(simulator: Simulator, parameters: Readonly<Record<string, unknown>>): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(simulator.url, { method: "POST", headers, body: JSON.stringify(parameters), redirect: "manual" });
}

export function signed(parameters: Readonly<Record<string, string>>, keys: Keys): Record<string, string> {
  const all = { ...parameters, PublicKey: keys.publicKey };
  return { ...all, Signature: naiveSignature(all, keys.privateKey) };
}

function naiveSignature(parameters: Readonly<Record<string, string>>, privateKey: string): string {
  const names = Object.keys(parameters).sort();
  const text = names.map((name) => `${name}${parameters[name]}`).join("") + privateKey;
  return createHash("sha1").update(text).digest("hex");
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("Not a JSON object.");
  return { ...value };
}

export function records(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new TypeError("Not a list.");
  return value.map(record);
}

/** The account of that name. */
export function keysOf(simulator: Simulator, name: string): Keys {
  const account = simulator.accounts.find((candidate) => candidate.name === name);
  if (account === undefined) throw new RangeError(`No account ${name}.`);
  return account;
}
