/** The version of this package. Required by the package's own name, and so found from the sources, dist/ and a bundle. */
export function packageVersion(): string {
  const { version } = require("pulumi-ucloud-image/package.json") as { readonly version: string };
  return version;
}
