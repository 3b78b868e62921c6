import type { BareClient } from "./bare-client";
import { place } from "./lookups";

/**
 * The baseline of a listing. Reads pages of 100 one after the other, then applies the pattern to the names. Terraform's
 * data source `ucloud_images` does the same for each data block.
 * Source: https://github.com/ucloud/terraform-provider-ucloud, ucloud/data_source_ucloud_images.go
 */
export async function readSerially(client: BareClient, nameRegex: RegExp): Promise<number> {
  const images: { readonly ImageName?: string }[] = [];
  for (;;) {
    const asked = { Region: place.region, Zone: place.zone, ImageType: "Base" };
    const body = client.bodyOf({ ...asked, Limit: String(limit), Offset: String(images.length) });
    const answer = JSON.parse((await client.post(body)).toString("utf8")) as { ImageSet: typeof images };
    images.push(...answer.ImageSet);
    if (answer.ImageSet.length < limit) {
      return images.filter(({ ImageName = "" }) => nameRegex.test(ImageName)).length;
    }
  }
}

const limit = 100;
