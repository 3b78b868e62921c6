import * as pulumi from "@pulumi/pulumi";
import { isMocked, programAccount } from "./config";
import { failingClearly } from "./failure";
import type { Inputs } from "./inputs";
import { provider } from "./provider";
import type { GetImagesArgs, GetImagesResult } from "./types";

/**
 * Finds all images that match a filter, in the order that `orderBy` declares, in one zone or in all zones of a region.
 * No match is an empty list, unless `allowEmpty` is false.
 */
export async function getImages(args: GetImagesArgs, opts?: pulumi.InvokeOptions): Promise<GetImagesResult> {
  if (isMocked()) {
    return pulumi.runtime.invoke("ucloud-image:index:getImages", { ...args }, opts);
  }
  const { getImages: find } = await provider();
  return failingClearly(async () => find(await programAccount(), { ...args }));
}

/** As {@link getImages}, with arguments that other resources may still have to make. */
export function getImagesOutput(
  args: Inputs<GetImagesArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagesResult> {
  return pulumi.output(args).apply((known) => getImages(known as GetImagesArgs, opts));
}
