/** Sizes in GB, from the smallest to the largest. */
interface Sizes {
  readonly smallest: number;
  readonly largest: number;
}

/** What UCloud permits for a type of disk. */
export interface DiskType {
  /** As a boot disk; undefined when it cannot be one. */
  readonly boot: Sizes | undefined;
  /** As a data disk; undefined when it cannot be one. */
  readonly data: Sizes | undefined;
  /** Whether it is a local disk. A local boot disk gets the image's size. */
  readonly local: boolean;
}

/**
 * The table of https://docs.ucloud.cn/api/uhost-api/disk_type. Which machine type takes which disks is not checked:
 * that page and uhost_type contradict each other (an O host's boot disk is RSSD on one, SSD on the other).
 */
export const diskTypes: ReadonlyMap<string, DiskType> = new Map([
  ["LOCAL_NORMAL", { boot: between(20, 100), data: between(20, 2000), local: true }],
  ["LOCAL_SSD", { boot: between(20, 100), data: between(20, 1000), local: true }],
  ["CLOUD_NORMAL", { boot: undefined, data: between(20, 8000), local: false }],
  ["CLOUD_SSD", { boot: between(20, 500), data: between(20, 8000), local: false }],
  ["CLOUD_ESSD", { boot: undefined, data: between(20, 8000), local: false }],
  ["CLOUD_RSSD", { boot: between(20, 500), data: between(20, 32_000), local: false }],
  // The page lists these sizes for a boot disk, but D1, the only machine type that has it, uses it for data.
  ["EXCLUSIVE_LOCAL_DISK", { boot: undefined, data: between(3072, 4096), local: true }],
]);

function between(smallest: number, largest: number): Sizes {
  return { smallest, largest };
}
