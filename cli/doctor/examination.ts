import type { LookupContext } from "../../provider/context";
import { filterOf, parseArguments } from "../../provider/filter/arguments";
import { getImageArguments } from "../../provider/lookup/get-image";
import { queryOf } from "../../provider/lookup/resolve-query";
import { listingRequest } from "../../provider/lookup/search";
import { ConfigurationError, couldNotLook, UCloudApiError } from "../../provider/ucloud/errors/error-classes";

/** The result of one check that a lookup depends on. */
export interface Finding {
  readonly check: "keys" | "reachable" | "signature" | "permission";
  readonly verdict: "ok" | "problem" | "not tried";
  /** The finding, and the remedy for a problem. */
  readonly text: string;
}

/**
 * Asks UCloud for a region's standard images, as a lookup there does, and returns which checks passed, failed or were not
 * tried.
 */
export async function runChecks(account: LookupContext, region: string): Promise<Finding[]> {
  try {
    const args = { region };
    const { filter } = queryOf(account.settings, filterOf(parseArguments(getImageArguments, args)), args);
    const { images } = await account.catalogue().list(listingRequest(filter));
    const place = filter.zone ?? region;
    return findings("permission", `DescribeImage lists ${images.length} standard images in ${place}`, "ok");
  } catch (error) {
    if (!couldNotLook(error)) {
      throw error;
    }
    return findings(stageOf(error), error.message, "problem");
  }
}

const stages = ["keys", "reachable", "signature", "permission"] as const;
type Stage = (typeof stages)[number];

/** Returns the stage that failed. All stages before it have passed. */
function stageOf(error: Error): Stage {
  if (error instanceof UCloudApiError) {
    return keyRetCodes.has(error.retCode) ? "signature" : "permission";
  }
  return error instanceof ConfigurationError ? "keys" : "reachable";
}

/** RetCodes for a missing or wrong signature, an unknown public key and an unknown token. Source: UCloud's table of RetCodes. */
const keyRetCodes = new Set([170, 171, 172, 174]);

function findings(stage: Stage, text: string, verdict: Finding["verdict"]): Finding[] {
  const reached = stages.indexOf(stage);
  return stages.map((check, position): Finding => {
    if (position === reached) {
      return { check, verdict, text };
    }
    return position < reached
      ? { check, verdict: "ok", text: passedTexts[check] }
      : { check, verdict: "not tried", text: `fix "${stage}" first` };
  });
}

const passedTexts: Readonly<Record<Stage, string>> = {
  keys: "there is a public and a private key",
  reachable: "the endpoint answers as UCloud's API does",
  signature: "UCloud accepts the signature",
  permission: "DescribeImage is allowed",
};
