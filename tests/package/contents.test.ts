import { readFileSync } from "node:fs";
import { expect } from "chai";
import { packOnce, type Packed } from "./pack";

/** Little more than it has now. Beyond that somebody is to look: what came in, and does a user need it? */
const mostBytes = 1_600_000;

/** The checkers are ES modules that tsx can't load by a `require`, so each test imports its own. */
describe("what npm publishes", () => {
  let packed: Packed;

  before(async () => (packed = await packOnce()));

  it("is what a user needs and nothing else", () => {
    const folders = new Set(packed.files.map((path) => path.split("/").slice(0, 2).join("/")));
    expect([...folders].sort()).to.deep.equal([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin/pulumi-resource-ucloud-image",
      "dist/cli",
      "dist/plugin-server.js",
      "dist/plugin-server.licenses.txt",
      "dist/plugin.js",
      "dist/policy",
      "dist/provider",
      "dist/report",
      "dist/sdk",
      "dist/simulator",
      "dist/stacks",
      "package.json",
    ]);
    expect(packed.files.filter((path) => path.startsWith("dist/provider/plugin/"))).to.deep.equal([]); // in plugin-server.js
    expect(packed.packedBytes).to.be.below(mostBytes);
  });

  it("has types in every kind of module resolution, for all that it exports", async () => {
    const { problems, entrypoints } = await analysis();
    expect(problems).to.deep.equal([]);
    const resolved = Object.entries(entrypoints).map(([name, { resolutions }]) => [name, Object.keys(resolutions)]);
    const kinds = ["node10", "node16-cjs", "node16-esm", "bundler"];
    expect(resolved).to.deep.equal(
      [".", "./plugin", "./provider", "./policy", "./simulator", "./package.json"].map((name) => [name, kinds]),
    );
  });

  it("has nothing that publint would correct", async () => {
    const { publint } = await import("publint");
    const { formatMessage } = await import("publint/utils");
    const { buffer, byteOffset, byteLength } = readFileSync(packed.tarball);
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).to.deep.equal([]);
  });

  async function analysis() {
    const { checkPackage, createPackageFromTarballData } = await import("@arethetypeswrong/core");
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(packed.tarball))));
    if (!result.types) {
      throw new Error("The package has no types.");
    }
    return result;
  }
});
