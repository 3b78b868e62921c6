import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { repository } from "../docs/blocks";
import { npm, packOnce } from "./pack";

/** Somebody who has Node.js and nothing else types the README's first command, with the packed file as it says. */
describe("the first command of the README, on a machine with Node.js alone", () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-first-"))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("finds an image, without Go, git, Pulumi or a clone", async () => {
    const readme = readFileSync(join(repository, "README.md"), "utf8");
    const [, words = ""] = /^npx pulumi-ucloud-image (simulate -- ucloud-image find .*)$/m.exec(readme) ?? [];
    const { tarball } = await packOnce();
    expect(readme).to.include(`npx ./${basename(tarball)} simulate`);
    copyFileSync(tarball, join(root, basename(tarball)));

    const env = { ...process.env, PATH: nodeAlone(), npm_config_cache: await ownCache() };
    const command = `npx --yes ./${basename(tarball)} ${words}`;
    const { stdout } = await promisify(execFile)("/bin/sh", ["-c", command], { cwd: root, env });
    expect(stdout)
      .to.match(/^imageId +uimage-\w+$/m)
      .and.to.match(/^imageName +Ubuntu 22\.04/m);
  });

  /** Makes a folder with what comes with Node.js, and the shell in which npx starts a command. */
  function nodeAlone(): string {
    const bin = join(root, "bin");
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, "node"));
    symlinkSync("/bin/sh", join(bin, "sh"));
    for (const name of ["npm", "npx"]) symlinkSync(programOnPath(name), join(bin, name));
    return bin;
  }

  /** npx installs into its cache: a new one, in which the packages that npm has loaded already are at hand. */
  async function ownCache(): Promise<string> {
    const cache = join(root, "cache");
    mkdirSync(cache);
    symlinkSync(join((await npm(root, "config", "get", "cache")).trim(), "_cacache"), join(cache, "_cacache"));
    return cache;
  }
});

function programOnPath(name: string): string {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    try {
      return realpathSync(join(folder, name));
    } catch {
      continue; // It is not in this folder.
    }
  }
  throw new Error(`There is no ${name} on PATH.`);
}
