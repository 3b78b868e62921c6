import { createHash } from "node:crypto";

/** Who calls the API, and where it is. */
export interface UCloudAccount {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly projectId: string | undefined;
  readonly baseUrl: string;
}

/** Flat, as the form body wants them: `Disks.0.Size`. */
export type RequestParameters = Readonly<Record<string, string | number | boolean>>;
export type Answer = Readonly<Record<string, unknown>>;

/** One signed call of a UCloud action. Throws when the API answers with a RetCode other than 0. */
export async function callUCloud(
  account: UCloudAccount,
  action: string,
  parameters: RequestParameters,
): Promise<Answer> {
  const body = new URLSearchParams({ Action: action, PublicKey: account.publicKey });
  if (account.projectId !== undefined) body.set("ProjectId", account.projectId);
  for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
  body.set("Signature", sign(body, account.privateKey));

  const response = await fetch(account.baseUrl, { method: "POST", body });
  const answer: unknown = await response.json();
  if (!isRecord(answer)) throw new Error(`UCloud answered ${action} with something that is no object`);
  if (answer.RetCode !== 0)
    throw new Error(`UCloud refused ${action}: RetCode ${String(answer.RetCode)}, ${String(answer.Message)}`);
  return answer;
}

// https://docs.ucloud.cn/api/summary/signature: names sorted, each followed by its value, then the private key; SHA-1.
function sign(parameters: URLSearchParams, privateKey: string): string {
  const names = [...parameters.keys()].sort();
  const text = names.map((name) => `${name}${parameters.get(name)}`).join("");
  return createHash("sha1")
    .update(text + privateKey)
    .digest("hex");
}

/** True when `value` has fields that can be asked for. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
