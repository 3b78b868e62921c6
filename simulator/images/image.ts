/**
 * An image as DescribeImage spells it. UCloud documents every field as optional. Three are required here, since the
 * simulator needs them. https://docs.ucloud.cn/api/uhost-api/describe_image
 */
export interface Image {
  /** The only zone in which its id is valid, such as `cn-bj2-05`. */
  readonly Zone: string;
  /** `uimage-` and a word. */
  readonly ImageId: string;
  /** Whether a host can be made from it. */
  readonly State: ImageState;
  /** Its name, such as `Ubuntu 22.04 64位`. Anybody can name a custom or market image. */
  readonly ImageName?: string;
  /** Its business group. */
  readonly Tag?: string;
  /** Linux or Windows. */
  readonly OsType?: string;
  /** UCloud's name of the operating system. */
  readonly OsName?: string;
  /** Base, Business (image market) or Custom. */
  readonly ImageType?: string;
  /** What it can do on a host, such as CloudInit. */
  readonly Features?: readonly string[];
  /** gpu, app or uhost. */
  readonly FuncType?: string;
  /** What is installed on it, in words. */
  readonly IntegratedSoftware?: string;
  /** The publisher of a market image. */
  readonly Vendor?: string;
  /** An address with more about a market image. */
  readonly Links?: string;
  /** Its owner's description. */
  readonly ImageDescription?: string;
  /** Unix seconds. */
  readonly CreateTime?: number;
  /** GB. */
  readonly ImageSize?: number;
  /** The oldest CPU platform that the image runs on; mostly empty. */
  readonly MinimalCPU?: string;
  /** YYYY/MM/DD, or empty. */
  readonly MaintainEol?: string;
  /** Snapshots of the data disks that belong to it. */
  readonly DataSnapshotIds?: readonly string[];
  /** The GPU types that its drivers are for. */
  readonly SupportedGPUTypes?: readonly string[];
  /** The groups under which the console lists it, such as Featured. */
  readonly SceneCategories?: readonly string[];
  /** The main software on it. */
  readonly PrimarySoftware?: string;
  /** In CNY; only market images have prices, and only a request with PriceSet=1 shows them. */
  readonly PriceSet?: readonly ImagePrice[];
}

/** A host starts only from an `Available` image. */
export type ImageState = "Available" | "Making" | "Unavailable" | "Copying";

/** What a market image costs. */
export interface ImagePrice {
  /** How it is paid, such as Month. */
  readonly ChargeType: string;
  /** CNY. */
  readonly Price: number;
  /** CNY, before discounts. */
  readonly OriginalPrice: number;
}
