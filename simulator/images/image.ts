/**
 * An image as DescribeImage spells it. UCloud documents every field as optional; the simulator itself needs those three
 * that are not. https://docs.ucloud.cn/api/uhost-api/describe_image
 */
export interface Image {
  readonly Zone: string;
  readonly ImageId: string;
  readonly State: ImageState;
  readonly ImageName?: string;
  readonly Tag?: string;
  readonly OsType?: string;
  readonly OsName?: string;
  /** Base, Business (image market) or Custom. */
  readonly ImageType?: string;
  readonly Features?: readonly string[];
  /** gpu, app or uhost. */
  readonly FuncType?: string;
  readonly IntegratedSoftware?: string;
  readonly Vendor?: string;
  readonly Links?: string;
  readonly ImageDescription?: string;
  /** Unix seconds. */
  readonly CreateTime?: number;
  /** GB. */
  readonly ImageSize?: number;
  /** The oldest CPU platform that the image runs on; mostly empty. */
  readonly MinimalCPU?: string;
  /** YYYY/MM/DD, or empty. */
  readonly MaintainEol?: string;
  readonly DataSnapshotIds?: readonly string[];
  readonly SupportedGPUTypes?: readonly string[];
  readonly SceneCategories?: readonly string[];
  readonly PrimarySoftware?: string;
  /** In CNY; only market images have prices, and only a request with PriceSet=1 shows them. */
  readonly PriceSet?: readonly ImagePrice[];
}

export type ImageState = "Available" | "Making" | "Unavailable" | "Copying";

export interface ImagePrice {
  readonly ChargeType: string;
  readonly Price: number;
  readonly OriginalPrice: number;
}
