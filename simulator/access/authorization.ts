import type { Account } from "./account";
import type { Parameters } from "../request/parameters";
import { isRegion, regionOf } from "../regions";
import { missingParameter, Refusal, unavailableParameter } from "../request/refusal";
import { computeSignature } from "./signature";

/**
 * Returns the account that signed the request, or throws a Refusal. RetCodes: https://docs.ucloud.cn/api/summary/public
 */
export function authenticate(accounts: readonly Account[], values: ReadonlyMap<string, string>): Account {
  if (!values.get("Action")) throw new Refusal(160, "Missing Action");
  const signature = values.get("Signature");
  if (!signature) throw new Refusal(170, "Missing signature");
  // A guess: UCloud does not document what a missing PublicKey means.
  const account = accounts.find(({ publicKey }) => publicKey === values.get("PublicKey"));
  if (account === undefined) throw new Refusal(172, "User Not Exists");
  if (account.securityToken !== values.get("SecurityToken")) throw new Refusal(174, "Token Not Exists");
  if (signature !== computeSignature(values, account.privateKey)) throw new Refusal(171, "Signature VerifyAC Error");
  if (account.addressRefused) throw new Refusal(294, "IP is not allowed");
  if (account.securityLocked) throw new Refusal(295, "Security lock check failed");
  return account;
}

/**
 * Returns where the request acts. Throws a Refusal when the account may not act there. IAM's name is
 * `uhost:DescribeImage`.
 */
export function authorize(account: Account, product: string, action: string, parameters: Parameters): Place {
  if (account.actions?.includes(action) === false) {
    throw new Refusal(299, `IAM permission denied: ${product}:${action}`);
  }
  return { project: projectOf(account, parameters), ...placeOf(account, parameters) };
}

export interface Place {
  readonly project: string;
  readonly region: string;
  readonly zone?: string;
}

function projectOf(account: Account, parameters: Parameters): string {
  const project = parameters.text("ProjectId");
  // The documentation says "must give it", not what happens otherwise: 220 is a guess.
  if (project === undefined && account.subAccount) throw missingParameter("ProjectId");
  if (project !== undefined && !account.projects.includes(project)) {
    throw new Refusal(292, `Project [${project}] not exists`);
  }
  return project ?? account.projects[0];
}

function placeOf(account: Account, parameters: Parameters): Pick<Place, "region" | "zone"> {
  const region = parameters.required("Region");
  if (!isRegion(region)) throw unavailableParameter("Region");
  const zone = parameters.text("Zone");
  if (zone === undefined) return { region };
  if (regionOf(zone) !== region) throw unavailableParameter("Zone");
  if (account.zones?.includes(zone) === false) throw new Refusal(293, `No permission in zone [${zone}]`);
  return { region, zone };
}
