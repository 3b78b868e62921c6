/** Sizes in GB, from the smallest to the largest. */
interface Sizes {
  readonly smallest: number;
  readonly largest: number;
}

/** What UCloud permits a type of disk to be. */
export interface DiskType {
  /** As a boot disk; undefined where it can't be one. */
  readonly boot: Sizes | undefined;
  /** As a data disk; undefined where it can't be one. */
  readonly data: Sizes | undefined;
  /** Whether it lies in the host's own machine: as a boot disk it is then made in the image's size. */
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
  // The page gives its sizes as a boot disk's, while D1, the only machine type that has it, takes it for data.
  ["EXCLUSIVE_LOCAL_DISK", { boot: undefined, data: between(3072, 4096), local: true }],
]);

function between(smallest: number, largest: number): Sizes {
  return { smallest, largest };
}
