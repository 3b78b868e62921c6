/** The version of this package. Required by the package's own name, and so found from the sources, dist/ and a bundle. */
export function packageVersion(): string {
  const { version }: { readonly version: string } = require("pulumi-ucloud-image/package.json");
  return version;
}
