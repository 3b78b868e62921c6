import { createHash } from "node:crypto";

/**
 * Returns the signature that UCloud expects for a request: the sorted names and values without any separator, then the
 * private key, as a lower-case SHA-1. https://docs.ucloud.cn/api/summary/signature
 */
export function computeSignature(parameters: ReadonlyMap<string, string>, privateKey: string): string {
  const hash = createHash("sha1");
  for (const name of sortedByBytes(parameters.keys())) {
    if (name !== "Signature") hash.update(name + (parameters.get(name) ?? ""), "utf8");
  }
  return hash.update(privateKey, "utf8").digest("hex");
}

// JavaScript compares UTF-16 code units, whose order differs from byte order beyond the basic plane.
function sortedByBytes(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
