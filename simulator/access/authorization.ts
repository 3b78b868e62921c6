import type { Account } from "./account";
import type { Parameters } from "../request/parameters";
import { isRegion, regionOf } from "../regions";
import { missingParameter, Refusal, unavailableParameter } from "../request/refusal";
import { computeSignature } from "./signature";

/** The account that signed the request. RetCodes: https://docs.ucloud.cn/api/summary/public */
export function authenticate(accounts: readonly Account[], values: ReadonlyMap<string, string>): Account {
  if (!values.get("Action")) throw new Refusal(160, "Missing Action");
  const signature = values.get("Signature");
  if (!signature) throw new Refusal(170, "Missing signature");
  // That a missing PublicKey is "no such user" too is a guess.
  const account = accounts.find(({ publicKey }) => publicKey === values.get("PublicKey"));
  if (account === undefined) throw new Refusal(172, "User Not Exists");
  if (account.securityToken !== values.get("SecurityToken")) throw new Refusal(174, "Token Not Exists");
  if (signature !== computeSignature(values, account.privateKey)) throw new Refusal(171, "Signature VerifyAC Error");
  if (account.addressRefused) throw new Refusal(294, "IP is not allowed");
  if (account.securityLocked) throw new Refusal(295, "Security lock check failed");
  return account;
}

/** Where the request acts. Throws when the account may not act there. IAM calls an action `uhost:DescribeImage`. */
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
  // The documentation says "must give it", and not what happens otherwise: 220 is a guess.
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
