/**
 * What a type of disk is as a boot disk: a local one, which takes exactly the image's size when a host is made; a cloud
 * disk, of 20 to 500 GB; or none at all. Types that are not here are not judged.
 * Source: https://docs.ucloud.cn/api/uhost-api/disk_type, 2026-08-21.
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

/** Returns what makes a boot disk impossible, whatever its image is; undefined when nothing does. */
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
