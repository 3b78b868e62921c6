import type { LookupContext } from "../../provider/context";
import { ConfigurationError, couldNotLook, UCloudApiError } from "../../provider/ucloud/errors/error-classes";

/** One thing that must be right before a lookup can succeed. */
export interface Finding {
  readonly check: "keys" | "reachable" | "signature" | "permission";
  readonly verdict: "ok" | "problem" | "not tried";
  /** What was found, and what to do about a problem. */
  readonly text: string;
}

/** Asks UCloud for a region's standard images, and says how far that came. */
export async function examine(account: LookupContext, region: string): Promise<Finding[]> {
  try {
    const { images } = await account.catalogue().list({ region, imageType: "Base" });
    return findings("permission", `DescribeImage lists ${images.length} standard images in ${region}`, "ok");
  } catch (error) {
    if (!couldNotLook(error)) {
      throw error;
    }
    return findings(stageOf(error), error.message, "problem");
  }
}

const stages = ["keys", "reachable", "signature", "permission"] as const;
type Stage = (typeof stages)[number];

/** The stage that an error stopped at. What comes before it went well, or it could not have stopped there. */
function stageOf(error: Error): Stage {
  if (error instanceof UCloudApiError) {
    return aboutKeys.has(error.retCode) ? "signature" : "permission";
  }
  return error instanceof ConfigurationError ? "keys" : "reachable";
}

/** Signature missing or wrong, no such public key, no such token. Source: UCloud's table of RetCodes. */
const aboutKeys = new Set([170, 171, 172, 174]);

function findings(stage: Stage, text: string, verdict: Finding["verdict"]): Finding[] {
  const reached = stages.indexOf(stage);
  return stages.map((check, position): Finding => {
    if (position === reached) {
      return { check, verdict, text };
    }
    return position < reached
      ? { check, verdict: "ok", text: wentWell[check] }
      : { check, verdict: "not tried", text: `not before ${stage} is right` };
  });
}

const wentWell: Readonly<Record<Stage, string>> = {
  keys: "there is a public and a private key",
  reachable: "the endpoint answers as UCloud's API does",
  signature: "UCloud accepts the signature",
  permission: "DescribeImage is allowed",
};
