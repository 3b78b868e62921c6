import * as z from "zod";

/** A price of a market image for one way of charging. */
export const price = z.object({
  chargeType: z.string().optional().describe("How the price is charged, such as `Month`. DescribeImage: ChargeType."),
  price: z.number().optional().describe("Price to pay, in CNY. DescribeImage: Price."),
  originalPrice: z.number().optional().describe("Price before discounts, in CNY. DescribeImage: OriginalPrice."),
});

const text = (meaning: string) => z.string().optional().describe(meaning);
const texts = (meaning: string) => z.array(z.string()).describe(meaning);

/** An image in this package's form: every field of DescribeImage, in lower camel case, with units in the names. */
export const imageRecord = z.object({
  imageId: z.string().min(1).describe("Id to start a host from, valid in this zone only. DescribeImage: ImageId."),
  imageName: z.string().describe("Name of the image, such as `Ubuntu 22.04 64位`. DescribeImage: ImageName."),
  region: z.string().describe("Region that was searched."),
  zone: text("Zone in which the id is valid. DescribeImage: Zone."),
  imageType: text("`Base`, `Custom` or `Business`. DescribeImage: ImageType."),
  osType: text("`Linux` or `Windows`. DescribeImage: OsType."),
  osName: text("Operating system as UCloud names it. DescribeImage: OsName."),
  tag: text("Business group. DescribeImage: Tag."),
  features: texts("Features of the image, such as `CloudInit`; empty when UCloud lists none. DescribeImage: Features."),
  funcType: text("Purpose of a market image. DescribeImage: FuncType."),
  integratedSoftware: text("Software in a market image. DescribeImage: IntegratedSoftware."),
  vendor: text("Publisher of a market image. DescribeImage: Vendor."),
  links: text("Page of a market image. DescribeImage: Links."),
  state: text("`Available`, `Making`, `Unavailable` or `Copying`. DescribeImage: State."),
  imageDescription: text("Description. DescribeImage: ImageDescription."),
  createTime: z.int().optional().describe("Time of creation in Unix seconds. DescribeImage: CreateTime."),
  createdAt: text("Time of creation as RFC 3339 in UTC, from createTime."),
  imageSizeGb: z.number().optional().describe("Smallest boot disk that it fits on, in GB. DescribeImage: ImageSize."),
  minimalCpu: text("Oldest CPU platform that it runs on; absent for any. DescribeImage: MinimalCPU."),
  maintainEol: text("Last day of maintenance as `YYYY/MM/DD`; absent when unknown. DescribeImage: MaintainEol."),
  dataSnapshotIds: texts("Snapshots of data disks that belong to it. DescribeImage: DataSnapshotIds."),
  supportedGpuTypes: texts("GPU types that it has drivers for. DescribeImage: SupportedGPUTypes."),
  sceneCategories: texts("Scenes that it is made for, such as `Featured`. DescribeImage: SceneCategories."),
  primarySoftware: text("Main software on it. DescribeImage: PrimarySoftware."),
  priceSet: z.array(price).describe("Prices of a market image; empty for other images. DescribeImage: PriceSet."),
});

/** A UCloud image. An interface, so that the reference links to it by name. */
export interface Image extends z.infer<typeof imageRecord> {}

/** An image in a response that can't be read. Results leave it out, and a warning names it. */
export interface UnreadableImage {
  readonly imageId: string | undefined;
  readonly field: string;
  readonly problem: string;
}

export function isReadable(image: Image | UnreadableImage): image is Image {
  return !("problem" in image);
}
