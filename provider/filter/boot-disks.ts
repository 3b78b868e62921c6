/**
 * How each disk type serves as a boot disk: a local disk takes exactly the image's size when a host is made, a cloud
 * disk takes 20 to 500 GB, and some types cannot be boot disks. Types that are not listed here are not judged. Source:
 * https://docs.ucloud.cn/api/uhost-api/disk_type, 2026-08-21.
 */
const bootDisks: ReadonlyMap<string, "local" | "cloud" | "none"> = new Map<string, "local" | "cloud" | "none">([
  ["LOCAL_NORMAL", "local"],
  ["LOCAL_SSD", "local"],
  ["CLOUD_SSD", "cloud"],
  ["CLOUD_RSSD", "cloud"],
  ["CLOUD_NORMAL", "none"],
  ["CLOUD_ESSD", "none"],
]);

interface BootDisk {
  readonly type?: string | undefined;
  readonly sizeGb?: number | undefined;
}

export const knownBootDisks: readonly string[] = [...bootDisks.keys()].filter((type) => bootDisks.get(type) !== "none");

export function isLocal(disk: BootDisk | undefined): boolean {
  return bootDisks.get(disk?.type ?? "") === "local";
}

/** Returns why a boot disk is impossible, whatever its image; undefined when it is possible. */
export function impossibleBootDisk(disk: BootDisk | undefined): string | undefined {
  const { type = "", sizeGb } = disk ?? {};
  const kind = bootDisks.get(type);
  if (kind === "none") {
    return `${type} is no type of boot disks`;
  }
  return kind === "cloud" && sizeGb !== undefined && (sizeGb < 20 || sizeGb > 500)
    ? `a boot disk of type ${type} has 20 to 500 GB, and not ${sizeGb}`
    : undefined;
}
