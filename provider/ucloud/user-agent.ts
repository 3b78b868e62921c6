import { readFileSync } from "node:fs";
import { isRecord } from "./answer";

/** How requests name this package to UCloud: `pulumi-ucloud-image/0.1.0 node/20.19.0`. */
export function userAgent(): string {
  // By its own name, since the way to package.json differs between the sources and the built package.
  const path = require.resolve("pulumi-ucloud-image/package.json");
  const description: unknown = JSON.parse(readFileSync(path, "utf8"));
  const version = isRecord(description) ? String(description["version"]) : "unknown";
  return `pulumi-ucloud-image/${version} node/${process.versions.node}`;
}
