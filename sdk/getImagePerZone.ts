import * as pulumi from "@pulumi/pulumi";
import { isMocked, programAccount } from "./config";
import { failingClearly } from "./failure";
import type { Inputs } from "./inputs";
import { provider } from "./provider";
import type { GetImagePerZoneArgs, GetImagePerZoneResult } from "./types";

/**
 * Finds one image for each of several zones: of the names that all zones have, the newest (or, by `orderBy`, that of the
 * highest OS version), as a map from zone to image. Ids are valid in one zone alone, and names are how UCloud's images
 * go together. No common name is an error that shows which zones have which images.
 */
export async function getImagePerZone(
  args: GetImagePerZoneArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetImagePerZoneResult> {
  if (isMocked()) {
    return pulumi.runtime.invoke("ucloud-image:index:getImagePerZone", { ...args }, opts);
  }
  const { getImagePerZone: find } = await provider();
  return failingClearly(async () => find(await programAccount(), { ...args }));
}

/** As {@link getImagePerZone}, with arguments that other resources may still have to make. */
export function getImagePerZoneOutput(
  args: Inputs<GetImagePerZoneArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagePerZoneResult> {
  return pulumi.output(args).apply((known) => getImagePerZone(known as GetImagePerZoneArgs, opts));
}
