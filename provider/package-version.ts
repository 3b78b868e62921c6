/**
 * Returns the version of this package. Requiring it by the package's name works from the sources, dist/ and a bundle.
 */
export function packageVersion(): string {
  const { version } = require("pulumi-ucloud-image/package.json") as { readonly version: string };
  return version;
}
