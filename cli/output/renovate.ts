import { daysToEndOfLife } from "../../provider/image/end-of-life";
import type { Image } from "../../provider/image/image";
import { UsageError } from "../failure";

/** One image as a release of Renovate's custom datasource. Source: docs.renovatebot.com/modules/datasource/custom */
export interface RenovateRelease {
  /** The image's time as a version: `2026.1004.101500` is 4 October 2026, 10:15:00 UTC. */
  readonly version: string;
  readonly digest: string;
  readonly releaseTimestamp: string;
  /** Whether the image's maintenance has ended. */
  readonly isDeprecated: boolean;
}

/**
 * Returns images as releases of Renovate's custom datasource, oldest first. Throws a UsageError when they are in several
 * zones: a version stands for one id, and an id is valid in one zone.
 */
export function renovateReleases(images: readonly Image[], now: Date): { readonly releases: RenovateRelease[] } {
  const zones = new Set(images.map(({ zone }) => zone));
  if (zones.size > 1) {
    throw new UsageError(
      `-o renovate takes images of one zone, but these are in ${[...zones].join(", ")}. Give --zone.`,
    );
  }
  const releases = new Map<string, RenovateRelease>();
  for (const { imageId, createTime, maintainEol } of [...images].sort(byTime)) {
    // An image without a time has no version. The id decides between two images of one second.
    if (createTime !== undefined) {
      const madeAt = new Date(createTime * 1000);
      const isDeprecated = (daysToEndOfLife(maintainEol, now) ?? 0) < 0;
      const version = versionOf(madeAt);
      releases.set(version, { version, digest: imageId, releaseTimestamp: madeAt.toISOString(), isDeprecated });
    }
  }
  return { releases: [...releases.values()] };
}

function byTime(first: Image, second: Image): number {
  return (first.createTime ?? 0) - (second.createTime ?? 0) || (first.imageId < second.imageId ? -1 : 1);
}

/** Returns three numbers without leading zeros, as semantic versions require. */
function versionOf(time: Date): string {
  const day = (time.getUTCMonth() + 1) * 100 + time.getUTCDate();
  const second = time.getUTCHours() * 10_000 + time.getUTCMinutes() * 100 + time.getUTCSeconds();
  return `${time.getUTCFullYear()}.${day}.${second}`;
}
