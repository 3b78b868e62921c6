// Written by `npm run generate` from provider/; change the text there.

/**
 * Where an image comes from: `Base` is UCloud's own, `Custom` was made from a host, `Business` is of the image
 * market. DescribeImage: ImageType.
 */
export type ImageType = "Base" | "Custom" | "Business";

/**
 * What a market image is made for: hosts with GPUs, an application, or hosts in general. DescribeImage: FuncType.
 */
export type FuncType = "gpu" | "app" | "uhost";

/**
 * Kind of operating system. DescribeImage: OsType.
 */
export type OsType = "Linux" | "Windows";

/**
 * What an image can do on a host, and what UCloud may add to it. `NetEnhnced` is UCloud's own spelling of network
 * enhancement 1.0. DescribeImage: Features.
 */
export type Feature =
  | "NetEnhnced"
  | "NetEnhanced_Ultra"
  | "NetEnhanced_Extreme"
  | "HotPlug"
  | "GPU"
  | "CloudInit"
  | "IPv6"
  | "RssdAttachable"
  | "Vgpu_AMD"
  | "Vgpu_NVIDIA"
  | "Aarch64_Type"
  | "SmartNic_cx6"
  | (string & Record<never, never>);

/**
 * A group under which UCloud's console lists images: recommended ones, with drivers, for painting by AI, with AI
 * models, for high-performance computing, and what UCloud may add. DescribeImage: SceneCategories.
 */
export type Scene =
  "Featured" | "PreInstalledDrivers" | "AIPainting" | "AIModels" | "HPC" | (string & Record<never, never>);

/**
 * CPU architecture: `arm64` is what UCloud marks with the feature Aarch64_Type, `x86_64` everything else.
 */
export type Architecture = "x86_64" | "arm64" | "any";

/**
 * Whether a host can be made from an image: from an `Available` one only. DescribeImage: State.
 */
export type State = "Available" | "Making" | "Unavailable" | "Copying";

/**
 * Which of several matches comes first: the newest (`createTime`), or of the highest OS version the newest
 * (`osVersion`).
 */
export type Order = "createTime" | "osVersion";

/**
 * Type of a host's GPUs, and what UCloud may add. CreateUHostInstance: GpuType.
 */
export type GpuType =
  | "K80"
  | "P40"
  | "V100"
  | "T4"
  | "T4A"
  | "T4S"
  | "2080Ti"
  | "2080Ti-4C"
  | "1080Ti"
  | "T4/4"
  | "V100S"
  | "2080"
  | "2080TiS"
  | "2080TiPro"
  | "3090"
  | "4090"
  | "4090Pro"
  | "4090_48G"
  | "A100"
  | "A800"
  | "H20"
  | (string & Record<never, never>);

/**
 * Machine type of a host. The name of a family or of an older type will do. CreateUHostInstance: MachineType.
 */
export type MachineType =
  | "N"
  | "C"
  | "G"
  | "O"
  | "OS"
  | "OM"
  | "OMEM"
  | "OPRO"
  | "OPROG"
  | "OMAX"
  | "O.BM"
  | "O.EPC"
  | (string & Record<never, never>);

/**
 * Network enhancement of a host: none, 1.0, 2.0 or 3.0. CreateUHostInstance: NetCapability.
 */
export type NetCapability = "Normal" | "Super" | "Ultra" | "Extreme";

/**
 * A rule by which CreateUHostInstance refuses a pair of image and host; the names are this package's own.
 */
export type FitRule =
  | "oFamily"
  | "noVgpu"
  | "arm"
  | "x86"
  | "raisedKernel"
  | "gpu"
  | "cloudInit"
  | "network"
  | "networkCores"
  | "networkWindows"
  | "networkCard"
  | "hotPlug"
  | "ipv6"
  | "rssdBootDisk"
  | "bootDisk"
  | "bootDiskSize"
  | "localBootDisk"
  | "linkedSnapshots"
  | "minimalCpu"
  | "windowsCores";

/**
 * What a pin does about an event: nothing, warn on its row, fail, or move to the image that its filter finds now.
 */
export type Policy = "ignore" | "warn" | "error" | "update";

/**
 * How a pin stands; of several conditions the gravest. `superseded`: a match comes before the pinned image.
 * `endOfLife`: its maintenance has ended. `unavailable`: its state starts no host. `gone`: it does not exist any
 * more.
 */
export type Status = "current" | "superseded" | "endOfLife" | "unavailable" | "gone";

/** What an image must be, have and have been. */
export interface ImageFilter {
  /**
   * Where the image comes from: `Base` (UCloud's own), `Custom` (made from your hosts) or `Business` (the image
   * market, which also needs `vendors`). Default: `Base`; any when `imageIds` are named. DescribeImage: ImageType.
   */
  imageType?: ImageType | undefined;
  /**
   * What a market image is made for: any of these. Default: anything. DescribeImage: FuncType.
   */
  funcTypes?: readonly FuncType[] | undefined;
  /**
   * Only these known ids, also as `uimage-xxx/NAME`. Default: any. DescribeImage: ImageIds.
   */
  imageIds?: readonly string[] | undefined;
  /**
   * Whether a custom image of another zone of the region may be taken where `zone` has no match. By UCloud's
   * documents one without linked data disk snapshots makes hosts in its whole region; of several, the newest is
   * taken. Default: `false`.
   */
  acrossZones?: boolean | undefined;
  /**
   * Kind of operating system. Default: any.
   */
  osType?: OsType | undefined;
  /**
   * Distribution and, if wanted, version: `Ubuntu`, `Ubuntu 22.04`, `CentOS 7`, `Windows 2022`. Case does not
   * matter, and a version matches component by component: 7 is 7.6 and 7.9, never 70. Decorations such as `64位`,
   * `高内核` and `aarch` are ignored; an edition or a language of Windows counts when it is asked for (`Windows 2022
   * 英文版`). Images of UCloud's with drivers or an application on top of the system match only when the filter asks
   * for more: a scene other than `Featured`, gpuType, primarySoftware, a GPU feature or a name. Default: any.
   */
  os?: string | undefined;
  /**
   * UCloud's name of the operating system, with `*` and `?`. Default: any. DescribeImage: OsName.
   */
  osName?: string | undefined;
  /**
   * Name of the image, with `*` and `?`. Default: any. DescribeImage: ImageName.
   */
  imageName?: string | undefined;
  /**
   * Regular expression in RE2's syntax, searched for in the image's name: what Terraform's `name_regex` takes.
   * Default: any.
   */
  nameRegex?: string | undefined;
  /**
   * CPU architecture; `arm64` is what UCloud marks with the feature Aarch64_Type. Default: `x86_64`; `any` when
   * `imageIds` are named.
   */
  architecture?: Architecture | undefined;
  /**
   * Features that the image must all have. `NetEnhnced` is UCloud's spelling, and `NetEnhanced` means the same. A
   * newer feature will do where an image has it. Default: none.
   */
  features?: readonly Feature[] | undefined;
  /**
   * Features of which the image must have none. Default: none.
   */
  withoutFeatures?: readonly Feature[] | undefined;
  /**
   * Scenes that the image must all be listed under. A newer scene will do where an image is listed under it.
   * Default: none. DescribeImage: SceneCategories.
   */
  scenes?: readonly Scene[] | undefined;
  /**
   * GPU type that the image must list, such as `V100S`. Default: any. DescribeImage: SupportedGPUTypes.
   */
  gpuType?: GpuType | undefined;
  /**
   * Main software on the image. Default: any. DescribeImage: PrimarySoftware.
   */
  primarySoftware?: string | undefined;
  /**
   * Publishers of market images that are trusted: any of these. Required for `Business`, where anyone could publish
   * a newer match. DescribeImage: Vendor.
   */
  vendors?: readonly string[] | undefined;
  /**
   * Largest accepted size in GB; an image without a size is left out. Default: any. DescribeImage: ImageSize.
   */
  maxSizeGb?: number | undefined;
  /**
   * States that are accepted. A host can be made from an available image only. DescribeImage: State. Default:
   * `["Available"]`.
   */
  states?: readonly State[] | undefined;
  /**
   * Whether an image past its MaintainEol is accepted. Images without a known end date are always accepted. Default:
   * `false`.
   */
  allowEndOfLife?: boolean | undefined;
  /**
   * Days of maintenance that must be left, counted to the end of MaintainEol in UTC+8. An image whose end is unknown
   * is left out. Default: no demand.
   */
  minSupportDays?: number | undefined;
  /**
   * Days since the image was made, so that a new one can settle. Default: no demand.
   */
  minAgeDays?: number | undefined;
  /**
   * Only images made before this time (RFC 3339; a date alone is midnight UTC), to repeat an old choice. Default:
   * any.
   */
  createdBefore?: string | undefined;
  /**
   * Which match is chosen: the newest (`createTime`), or of the highest OS version the newest (`osVersion`).
   * Default: `"createTime"`.
   */
  orderBy?: Order | undefined;
  /**
   * Whether more than one match is an error. Default: `false`.
   */
  unique?: boolean | undefined;
}

/** What every lookup takes: where to look, what for, and what to do when there is none. */
export interface LookupArgs extends ImageFilter {
  /**
   * Region whose images are searched, such as `cn-bj2`. Default: the stack configuration `ucloud-image:region`, then
   * `UCLOUD_REGION`, then the UCloud profile; without any, the lookup fails. DescribeImage: Region.
   */
  region?: string | undefined;
  /**
   * Zone whose images are searched, such as `cn-bj2-05`. Ids are valid in one zone alone, but for those of custom
   * images: see `acrossZones`. Default: as for region; without any, all zones of the region are searched, and a
   * choice between zones is an error. DescribeImage: Zone.
   */
  zone?: string | undefined;
  /**
   * Project whose images are seen; sub-accounts must name one. Default: as for region, from `UCLOUD_PROJECT_ID`;
   * without any, the account's default project. DescribeImage: ProjectId.
   */
  projectId?: string | undefined;
  /**
   * What the image is to boot on. Images that CreateUHostInstance would refuse there are left out, by UCloud's own
   * rules; on ARM the default architecture is `arm64`. Default: any host, so that nothing is checked.
   */
  host?: Host | undefined;
  /**
   * Further filters, tried in order when this one matches nothing; the first with a match wins, and the result says
   * which. Each is whole in itself: only region, zone, projectId and host are taken from this one. Default: none.
   */
  fallbacks?: readonly ImageFilter[] | undefined;
}

/** The arguments of getImage. */
export interface GetImageArgs extends LookupArgs {
  /**
   * Whether the result explains the choice and lists near misses. Default: `false`.
   */
  explain?: boolean | undefined;
}

/** The arguments of getImages. */
export interface GetImagesArgs extends LookupArgs {
  /**
   * Whether the result may be empty; if not, no match is an error. Default: `true`.
   */
  allowEmpty?: boolean | undefined;
}

/** The arguments of getImagePerZone. */
export interface GetImagePerZoneArgs extends ImageFilter {
  /**
   * Region of all zones. Default: each zone's own. DescribeImage: Region.
   */
  region?: string | undefined;
  /**
   * Project whose images are seen; sub-accounts must name one. Default: as for region, from `UCLOUD_PROJECT_ID`;
   * without any, the account's default project. DescribeImage: ProjectId.
   */
  projectId?: string | undefined;
  /**
   * What the image is to boot on. Images that CreateUHostInstance would refuse there are left out, by UCloud's own
   * rules; on ARM the default architecture is `arm64`. Default: any host, so that nothing is checked.
   */
  host?: Host | undefined;
  /**
   * Further filters, tried in order when this one matches nothing; the first with a match wins, and the result says
   * which. Each is whole in itself: only region, zone, projectId and host are taken from this one. Default: none.
   */
  fallbacks?: readonly ImageFilter[] | undefined;
  /**
   * Zones that must all have the image, such as `cn-bj2-02` and `cn-bj2-05`; they may be in several regions.
   */
  zones: readonly string[];
}

/** What a PinnedImage looks for, and when it moves. */
export interface PinnedImageArgs extends LookupArgs {
  /**
   * What to do when a match exists that comes before the pinned image in the filter's order: `ignore` it, `warn` on
   * the pin's row, fail with an `error`, or `update` the pin to the image that the filter finds now. Default:
   * `"warn"`.
   */
  onSuperseded?: Policy | undefined;
  /**
   * What to do when the pinned image is past its end of maintenance: `ignore` it, `warn` on the pin's row, fail with
   * an `error`, or `update` the pin to the image that the filter finds now. Default: `"warn"`.
   */
  onEndOfLife?: Policy | undefined;
  /**
   * What to do when no host can be made from the pinned image any more, because it is retired or gone: `ignore` it,
   * `warn` on the pin's row, fail with an `error`, or `update` the pin to the image that the filter finds now.
   * Default: `"warn"`.
   */
  onUnavailable?: Policy | undefined;
  /**
   * From how many days before the end of maintenance on the pin's row warns of it. 0 is its last day. Default: `90`.
   */
  endOfLifeNoticeDays?: number | undefined;
  /**
   * Any values; when one of them changes, the pin moves to the image that the filter finds now.
   */
  triggers?: Record<string, unknown> | undefined;
  /**
   * Pins this known id (`uimage-xxx`, or `uimage-xxx/NAME`) instead of looking one up, such as the image of a host
   * that is there already. It must exist. Default: looked up.
   */
  imageId?: string | undefined;
}

/** What a PinnedImagePerZone looks for, and when it moves. */
export interface PinnedImagePerZoneArgs {
  /**
   * Region of all zones. Default: each zone's own. DescribeImage: Region.
   */
  region?: string | undefined;
  /**
   * Project whose images are seen; sub-accounts must name one. Default: as for region, from `UCLOUD_PROJECT_ID`;
   * without any, the account's default project. DescribeImage: ProjectId.
   */
  projectId?: string | undefined;
  /**
   * Where the image comes from: `Base` (UCloud's own), `Custom` (made from your hosts) or `Business` (the image
   * market, which also needs `vendors`). Default: `Base`; any when `imageIds` are named. DescribeImage: ImageType.
   */
  imageType?: ImageType | undefined;
  /**
   * What a market image is made for: any of these. Default: anything. DescribeImage: FuncType.
   */
  funcTypes?: readonly FuncType[] | undefined;
  /**
   * Kind of operating system. Default: any.
   */
  osType?: OsType | undefined;
  /**
   * Distribution and, if wanted, version: `Ubuntu`, `Ubuntu 22.04`, `CentOS 7`, `Windows 2022`. Case does not
   * matter, and a version matches component by component: 7 is 7.6 and 7.9, never 70. Decorations such as `64位`,
   * `高内核` and `aarch` are ignored; an edition or a language of Windows counts when it is asked for (`Windows 2022
   * 英文版`). Images of UCloud's with drivers or an application on top of the system match only when the filter asks
   * for more: a scene other than `Featured`, gpuType, primarySoftware, a GPU feature or a name. Default: any.
   */
  os?: string | undefined;
  /**
   * UCloud's name of the operating system, with `*` and `?`. Default: any. DescribeImage: OsName.
   */
  osName?: string | undefined;
  /**
   * Name of the image, with `*` and `?`. Default: any. DescribeImage: ImageName.
   */
  imageName?: string | undefined;
  /**
   * Regular expression in RE2's syntax, searched for in the image's name: what Terraform's `name_regex` takes.
   * Default: any.
   */
  nameRegex?: string | undefined;
  /**
   * CPU architecture; `arm64` is what UCloud marks with the feature Aarch64_Type. Default: `x86_64`; `any` when
   * `imageIds` are named.
   */
  architecture?: Architecture | undefined;
  /**
   * Features that the image must all have. `NetEnhnced` is UCloud's spelling, and `NetEnhanced` means the same. A
   * newer feature will do where an image has it. Default: none.
   */
  features?: readonly Feature[] | undefined;
  /**
   * Features of which the image must have none. Default: none.
   */
  withoutFeatures?: readonly Feature[] | undefined;
  /**
   * Scenes that the image must all be listed under. A newer scene will do where an image is listed under it.
   * Default: none. DescribeImage: SceneCategories.
   */
  scenes?: readonly Scene[] | undefined;
  /**
   * GPU type that the image must list, such as `V100S`. Default: any. DescribeImage: SupportedGPUTypes.
   */
  gpuType?: GpuType | undefined;
  /**
   * Main software on the image. Default: any. DescribeImage: PrimarySoftware.
   */
  primarySoftware?: string | undefined;
  /**
   * Publishers of market images that are trusted: any of these. Required for `Business`, where anyone could publish
   * a newer match. DescribeImage: Vendor.
   */
  vendors?: readonly string[] | undefined;
  /**
   * Largest accepted size in GB; an image without a size is left out. Default: any. DescribeImage: ImageSize.
   */
  maxSizeGb?: number | undefined;
  /**
   * States that are accepted. A host can be made from an available image only. DescribeImage: State. Default:
   * `["Available"]`.
   */
  states?: readonly State[] | undefined;
  /**
   * Whether an image past its MaintainEol is accepted. Images without a known end date are always accepted. Default:
   * `false`.
   */
  allowEndOfLife?: boolean | undefined;
  /**
   * Days of maintenance that must be left, counted to the end of MaintainEol in UTC+8. An image whose end is unknown
   * is left out. Default: no demand.
   */
  minSupportDays?: number | undefined;
  /**
   * Days since the image was made, so that a new one can settle. Default: no demand.
   */
  minAgeDays?: number | undefined;
  /**
   * Only images made before this time (RFC 3339; a date alone is midnight UTC), to repeat an old choice. Default:
   * any.
   */
  createdBefore?: string | undefined;
  /**
   * Which match is chosen: the newest (`createTime`), or of the highest OS version the newest (`osVersion`).
   * Default: `"createTime"`.
   */
  orderBy?: Order | undefined;
  /**
   * Whether more than one match is an error. Default: `false`.
   */
  unique?: boolean | undefined;
  /**
   * What the image is to boot on. Images that CreateUHostInstance would refuse there are left out, by UCloud's own
   * rules; on ARM the default architecture is `arm64`. Default: any host, so that nothing is checked.
   */
  host?: Host | undefined;
  /**
   * Further filters, tried in order when this one matches nothing; the first with a match wins, and the result says
   * which. Each is whole in itself: only region, zone, projectId and host are taken from this one. Default: none.
   */
  fallbacks?: readonly ImageFilter[] | undefined;
  /**
   * Zones that must all have the image, such as `cn-bj2-02` and `cn-bj2-05`; they may be in several regions.
   */
  zones: readonly string[];
  /**
   * What to do when a match exists that comes before the pinned image in the filter's order: `ignore` it, `warn` on
   * the pin's row, fail with an `error`, or `update` the pin to the image that the filter finds now. Default:
   * `"warn"`.
   */
  onSuperseded?: Policy | undefined;
  /**
   * What to do when the pinned image is past its end of maintenance: `ignore` it, `warn` on the pin's row, fail with
   * an `error`, or `update` the pin to the image that the filter finds now. Default: `"warn"`.
   */
  onEndOfLife?: Policy | undefined;
  /**
   * What to do when no host can be made from the pinned image any more, because it is retired or gone: `ignore` it,
   * `warn` on the pin's row, fail with an `error`, or `update` the pin to the image that the filter finds now.
   * Default: `"warn"`.
   */
  onUnavailable?: Policy | undefined;
  /**
   * From how many days before the end of maintenance on the pin's row warns of it. 0 is its last day. Default: `90`.
   */
  endOfLifeNoticeDays?: number | undefined;
  /**
   * Any values; when one of them changes, the pin moves to the image that the filter finds now.
   */
  triggers?: Record<string, unknown> | undefined;
  /**
   * Pins these known ids, one for each of `zones` by its name, instead of looking them up: such as those of hosts
   * that are there already. All must exist, under one name. Default: looked up.
   */
  imageIds?: Record<string, string> | undefined;
}

/** What an image is to boot on. */
export interface Host {
  /**
   * Machine type, such as `N`, `C`, `O`, `OM`, `G`. The name of a family or of an older type will do. O.BM and O.EPC
   * are known, and UCloud publishes no rules for their images. CreateUHostInstance: MachineType.
   */
  machineType?: MachineType | undefined;
  /**
   * Older type in place of a machine type, such as `N2`, or `G2` with its GPU. CreateUHostInstance: UHostType.
   */
  uhostType?: string | undefined;
  /**
   * Family, such as `o1r` (ARM) or `o2i`; it must belong to the machine type. Default: one with x86.
   * CreateUHostInstance: UHostFamily.
   */
  family?: string | undefined;
  /**
   * GPU type, such as `V100S`; needed for machine type G, and read there alone. CreateUHostInstance: GpuType.
   */
  gpuType?: GpuType | undefined;
  /**
   * Oldest CPU platform; `Ampere/Altra` is ARM. Default: one of x86, ARM for o1r, or that of the older type.
   * CreateUHostInstance: MinimalCpuPlatform.
   */
  cpuPlatform?: string | undefined;
  /**
   * Network enhancement: 1.0, 2.0 and 3.0 are `Super`, `Ultra` and `Extreme`. Default: `Normal`.
   * CreateUHostInstance: NetCapability.
   */
  netCapability?: NetCapability | undefined;
  /**
   * Whether CPU and memory can be changed while it runs. Default: no. CreateUHostInstance: HotplugFeature.
   */
  hotplug?: boolean | undefined;
  /**
   * Whether it gets a script or data for its first start. Default: no. CreateUHostInstance: UserData.
   */
  userData?: boolean | undefined;
  /**
   * Whether its data disks are mounted at its first start. Default: no. CreateUHostInstance: AutoDataDiskInit.
   */
  autoDataDiskInit?: boolean | undefined;
  /**
   * Whether it gets an IPv6 address. Default: no. CreateUHostInstance: NetworkInterface.N.IPv6.
   */
  ipv6?: boolean | undefined;
  /**
   * Boot disk. Default: one that any image fits on.
   */
  bootDisk?:
    | {
        /**
         * Disk type, such as `CLOUD_RSSD`. Default: one that any image boots from. CreateUHostInstance: Disks.N.Type.
         */
        type?: string | undefined;
        /**
         * Size in GB; a local boot disk takes exactly the image's size. Default: one that any image fits on.
         * CreateUHostInstance: Disks.N.Size.
         */
        sizeGb?: number | undefined;
      }
    | undefined;
  /**
   * CPU cores. Default: enough for any image. CreateUHostInstance: CPU.
   */
  cpu?: number | undefined;
}

/** A price of a market image for one way of charging. */
export interface Price {
  /**
   * How the price is charged, such as `Month`. DescribeImage: ChargeType.
   */
  chargeType?: string | undefined;
  /**
   * Price to pay, in CNY. DescribeImage: Price.
   */
  price?: number | undefined;
  /**
   * Price before discounts, in CNY. DescribeImage: OriginalPrice.
   */
  originalPrice?: number | undefined;
}

/** An image of UCloud's. */
export interface Image {
  /**
   * Id to start a host from, valid in this zone only. DescribeImage: ImageId.
   */
  imageId: string;
  /**
   * Name of the image, such as `Ubuntu 22.04 64位`. DescribeImage: ImageName.
   */
  imageName: string;
  /**
   * Region that was searched.
   */
  region: string;
  /**
   * Zone in which the id is valid. DescribeImage: Zone.
   */
  zone?: string | undefined;
  /**
   * `Base`, `Custom` or `Business`. DescribeImage: ImageType.
   */
  imageType?: string | undefined;
  /**
   * `Linux` or `Windows`. DescribeImage: OsType.
   */
  osType?: string | undefined;
  /**
   * Operating system as UCloud names it. DescribeImage: OsName.
   */
  osName?: string | undefined;
  /**
   * Business group. DescribeImage: Tag.
   */
  tag?: string | undefined;
  /**
   * Features of the image, such as `CloudInit`; empty when UCloud lists none. DescribeImage: Features.
   */
  features: string[];
  /**
   * Purpose of a market image. DescribeImage: FuncType.
   */
  funcType?: string | undefined;
  /**
   * Software in a market image. DescribeImage: IntegratedSoftware.
   */
  integratedSoftware?: string | undefined;
  /**
   * Publisher of a market image. DescribeImage: Vendor.
   */
  vendor?: string | undefined;
  /**
   * Page of a market image. DescribeImage: Links.
   */
  links?: string | undefined;
  /**
   * `Available`, `Making`, `Unavailable` or `Copying`. DescribeImage: State.
   */
  state?: string | undefined;
  /**
   * Description. DescribeImage: ImageDescription.
   */
  imageDescription?: string | undefined;
  /**
   * Time of creation in Unix seconds. DescribeImage: CreateTime.
   */
  createTime?: number | undefined;
  /**
   * Time of creation as RFC 3339 in UTC, from createTime.
   */
  createdAt?: string | undefined;
  /**
   * Smallest boot disk that it fits on, in GB. DescribeImage: ImageSize.
   */
  imageSizeGb?: number | undefined;
  /**
   * Oldest CPU platform that it runs on; absent for any. DescribeImage: MinimalCPU.
   */
  minimalCpu?: string | undefined;
  /**
   * Last day of maintenance as `YYYY/MM/DD`; absent when unknown. DescribeImage: MaintainEol.
   */
  maintainEol?: string | undefined;
  /**
   * Snapshots of data disks that belong to it. DescribeImage: DataSnapshotIds.
   */
  dataSnapshotIds: string[];
  /**
   * GPU types that it has drivers for. DescribeImage: SupportedGPUTypes.
   */
  supportedGpuTypes: string[];
  /**
   * Scenes that it is made for, such as `Featured`. DescribeImage: SceneCategories.
   */
  sceneCategories: string[];
  /**
   * Main software on it. DescribeImage: PrimarySoftware.
   */
  primarySoftware?: string | undefined;
  /**
   * Prices of a market image; empty for other images. DescribeImage: PriceSet.
   */
  priceSet: Price[];
}

/** An image, at the moment of the lookup. */
export interface FoundImage extends Image {
  /**
   * Days until the end of maintenance in UTC+8: 0 on its last day, negative once past; absent when unknown.
   */
  daysToEol?: number | undefined;
}

/** A value that took part in a lookup. */
export interface QueryValue {
  /**
   * Field of the filter.
   */
  field: string;
  /**
   * Its value, as text.
   */
  value: string;
  /**
   * Where it comes from: `argument`, `default`, `host`, or a setting such as `environment variable UCLOUD_REGION`.
   */
  origin: string;
}

/** What a demand left. */
export interface FunnelStep {
  /**
   * The demand, such as `features: CloudInit`.
   */
  criterion: string;
  /**
   * How many images were left after it.
   */
  left: number;
}

/** An image that nearly matched. */
export interface NearMiss {
  /**
   * Id of the image.
   */
  imageId: string;
  /**
   * Name of the image.
   */
  imageName: string;
  /**
   * Zone of the image.
   */
  zone?: string | undefined;
  /**
   * Time of creation, as RFC 3339 in UTC.
   */
  createdAt?: string | undefined;
  /**
   * The criterion that removed it, with the image's own value; several only when every image fails several.
   */
  removedBy: string[];
}

/** How one filter of a lookup went. */
export interface FilterReport {
  /**
   * The filter as understood, with defaults.
   */
  query: QueryValue[];
  /**
   * Number of images listed in the filter's place.
   */
  listed: number;
  /**
   * Number of images that matched.
   */
  matched: number;
  /**
   * Number of images after each criterion, in the order of the criteria.
   */
  funnel: FunnelStep[];
  /**
   * Up to three images that nearly matched.
   */
  nearestMisses: NearMiss[];
}

/** Why a lookup ended as it did. */
export interface Explanation extends FilterReport {
  /**
   * The same for each fallback that was tried.
   */
  fallbacks: FilterReport[];
  /**
   * Hints: near spellings, and places with a match. Empty when an image matches.
   */
  hints: string[];
  /**
   * The whole explanation as text of 80 columns.
   */
  text: string;
}

/** What checkImageFit reads of an image. */
export interface FitImage {
  /**
   * Name of the image, such as `Ubuntu 22.04 64位`. DescribeImage: ImageName.
   */
  imageName: string;
  /**
   * `Linux` or `Windows`. DescribeImage: OsType.
   */
  osType?: string | undefined;
  /**
   * Features of the image, such as `CloudInit`; empty when UCloud lists none. DescribeImage: Features.
   */
  features: readonly string[];
  /**
   * GPU types that it has drivers for. DescribeImage: SupportedGPUTypes.
   */
  supportedGpuTypes: readonly string[];
  /**
   * Smallest boot disk that it fits on, in GB. DescribeImage: ImageSize.
   */
  imageSizeGb?: number | undefined;
  /**
   * Oldest CPU platform that it runs on; absent for any. DescribeImage: MinimalCPU.
   */
  minimalCpu?: string | undefined;
  /**
   * Snapshots of data disks that belong to it. DescribeImage: DataSnapshotIds.
   */
  dataSnapshotIds?: readonly string[] | undefined;
}

/** Why an image does not fit a host. */
export interface BrokenRule {
  /**
   * Name of the rule, such as `raisedKernel`.
   */
  rule: FitRule;
  /**
   * What the rule demands of the image on this host, in words.
   */
  reason: string;
}

/** The image that getImage chose. */
export interface GetImageResult extends FoundImage {
  /**
   * Number of images that matched.
   */
  matched: number;
  /**
   * Position of the fallback that matched, from 0; absent when the filter itself did.
   */
  matchedFallback?: number | undefined;
  /**
   * True where no image of the zone matched, and this custom image of another zone of the region, see `zone`, makes
   * hosts there too.
   */
  ofOtherZone?: boolean | undefined;
  /**
   * The reason of the choice; absent unless `explain` is set.
   */
  explanation?: Explanation | undefined;
}

/** The images that getImages found. */
export interface GetImagesResult {
  /**
   * All matches, sorted by `orderBy`.
   */
  images: FoundImage[];
  /**
   * Ids of the matches, in the same order.
   */
  imageIds: string[];
  /**
   * Number of images that matched.
   */
  matched: number;
  /**
   * Position of the fallback that matched, from 0; absent when the filter itself did.
   */
  matchedFallback?: number | undefined;
  /**
   * The explanation of the matches, with near misses.
   */
  explanation: Explanation;
}

/** The images that getImagePerZone found. */
export interface GetImagePerZoneResult {
  /**
   * The common name of the images.
   */
  imageName: string;
  /**
   * The image of each zone, by the zone's name.
   */
  images: Record<string, FoundImage>;
  /**
   * The id to start a host from in each zone, by the zone's name.
   */
  imageIds: Record<string, string>;
  /**
   * Number of matching names that every zone has.
   */
  matched: number;
  /**
   * Position of the fallback that matched, from 0; absent when the filter itself did.
   */
  matchedFallback?: number | undefined;
}

/** Whether an image fits a host. */
export interface CheckImageFitResult {
  /**
   * Whether CreateUHostInstance accepts this image for this host, by the documented rules.
   */
  fits: boolean;
  /**
   * The rules that the image breaks; empty when it fits.
   */
  brokenRules: BrokenRule[];
  /**
   * Why no rule was looked at, in words: UCloud publishes none for O.BM and O.EPC. Absent for other hosts.
   */
  unjudged?: string | undefined;
}

/** What a move of a pin to the newest image would change. */
export interface Drift {
  /**
   * Names of the two images, when they differ.
   */
  imageName?:
    | {
        /**
         * Of the pinned image; absent when it has none.
         */
        pinned?: string | undefined;
        /**
         * Of the newest image; absent when it has none.
         */
        newest?: string | undefined;
      }
    | undefined;
  /**
   * OS versions of the two images, when they differ.
   */
  osVersion?:
    | {
        /**
         * Of the pinned image; absent when it has none.
         */
        pinned?: string | undefined;
        /**
         * Of the newest image; absent when it has none.
         */
        newest?: string | undefined;
      }
    | undefined;
  /**
   * Features that only the newest image has.
   */
  featuresGained: string[];
  /**
   * Features that only the pinned image has.
   */
  featuresLost: string[];
  /**
   * Scenes that only the newest image is listed under.
   */
  scenesGained: string[];
  /**
   * Scenes that only the pinned image is listed under.
   */
  scenesLost: string[];
  /**
   * Sizes of the two images in GB, when they differ.
   */
  imageSizeGb?:
    | {
        /**
         * Of the pinned image; absent when it has none.
         */
        pinned?: number | undefined;
        /**
         * Of the newest image; absent when it has none.
         */
        newest?: number | undefined;
      }
    | undefined;
  /**
   * Days by which the pinned image is older than the newest.
   */
  ageDays?: number | undefined;
  /**
   * Days until the end of maintenance of the pinned image; negative once past.
   */
  daysToEol?: number | undefined;
  /**
   * Days until the end of maintenance of the newest image; negative once past.
   */
  newestDaysToEol?: number | undefined;
}

/** Where, by whom and by which query an image was pinned. */
export interface PinOrigin {
  /**
   * Region in which the image was found.
   */
  region: string;
  /**
   * Zone of the image; absent where UCloud names none.
   */
  zone?: string | undefined;
  /**
   * Project in which a custom or market image was found; absent for UCloud's own, and where none was known.
   */
  projectId?: string | undefined;
  /**
   * Whose custom or market image it is; absent for UCloud's own images, which are the same for everyone.
   */
  owner?: ImageOwner | undefined;
  /**
   * Which query chose the image: 0 is the filter, and its fallbacks follow.
   */
  query: number;
}

/** Whom a custom or market image belongs to. */
export interface ImageOwner {
  /**
   * Host of the API, such as `api.ucloud.cn`.
   */
  apiHost?: string | undefined;
  /**
   * Project whose images were seen.
   */
  projectId?: string | undefined;
  /**
   * Short hash of the public key; stands in where no project was known.
   */
  account?: string | undefined;
}

/** What a PinnedImage records. */
export interface PinRecord {
  /**
   * Id of the pinned image: what a host takes as its ImageId.
   */
  imageId: string;
  /**
   * Where, by whom and by which query the image was pinned.
   */
  pinned: PinOrigin;
  /**
   * The pinned image as it was when the pin was made, or last updated or refreshed.
   */
  image: Image;
  /**
   * How the pin stood when it was last updated or refreshed: `current`, `superseded` (a match comes before it),
   * `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.
   */
  status: Status;
  /**
   * Id that the filter finds now; the pin's own when nothing comes before it.
   */
  newestImageId: string;
  /**
   * What a move to the newest image would change; empty when there is none.
   */
  drift: Drift;
}

/** By whom and by which query images of several zones were pinned. */
export interface PinPerZoneOrigin {
  /**
   * Project in which a custom or market image was found; absent for UCloud's own, and where none was known.
   */
  projectId?: string | undefined;
  /**
   * Whose custom or market image it is; absent for UCloud's own images, which are the same for everyone.
   */
  owner?: ImageOwner | undefined;
  /**
   * Which query chose the image: 0 is the filter, and its fallbacks follow.
   */
  query: number;
}

/** What a PinnedImagePerZone records. */
export interface PinPerZoneRecord {
  /**
   * The name that the pinned images have in every zone.
   */
  commonName: string;
  /**
   * Ids of the pinned images by zone: what a host in that zone takes as its ImageId.
   */
  imageIds: Record<string, string>;
  /**
   * By whom and by which query the images were pinned.
   */
  pinned: PinPerZoneOrigin;
  /**
   * The pinned images by zone, as they were when the pin was made, or last updated or refreshed.
   */
  images: Record<string, Image>;
  /**
   * How the pin stood when it was last updated or refreshed: the gravest of all zones. `current`, `superseded` (a
   * match comes before it), `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.
   */
  status: Status;
  /**
   * Ids that the filter finds now, by zone; the pin's own when nothing comes before them.
   */
  newestImageIds: Record<string, string>;
  /**
   * What a move to the newest images would change, by zone; empty where there is none.
   */
  drift: Record<string, Drift>;
}
