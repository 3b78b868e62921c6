import { packageVersion } from "./package-version";

/** How requests name this package to UCloud: `pulumi-ucloud-image/0.1.0 node/20.19.0`. */
export function userAgent(): string {
  return `pulumi-ucloud-image/${packageVersion()} node/${process.versions.node}`;
}
