import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleExecutable } from "../build/bundles.mjs";
import { inRepository, readJson } from "../runtime/repository.mjs";
import { makeExecutable } from "./executable.mjs";
import { runTool } from "./run-tool.mjs";

/** Pulumi's names for systems and processors. Source: the archives of Pulumi's own plugins. */
const systems = { linux: "linux", darwin: "darwin", win32: "windows" };
const processors = { x64: "amd64", arm64: "arm64" };

/** Makes the archive in `folder`. The executable is made for the system and the processor that this runs on. */
export async function packagePlugin(folder = inRepository("build")) {
  const { version } = readJson(inRepository("package.json"));
  const system = systems[process.platform] ?? process.platform;
  const processor = processors[process.arch] ?? process.arch;
  const archive = join(folder, `pulumi-resource-ucloud-image-v${version}-${system}-${processor}.tar.gz`);
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(join(folder, ".building-"));
  try {
    const name = `pulumi-resource-ucloud-image${process.platform === "win32" ? ".exe" : ""}`;
    await bundleExecutable(join(temporary, "plugin.js"));
    await makeExecutable(join(temporary, "plugin.js"), join(temporary, name), temporary);
    const licenses = ["plugin.licenses.txt", ...copyLicenses(temporary)];
    await runTool("tar", ["-czf", "archive.tar.gz", name, ...licenses], temporary);
    renameSync(join(temporary, "archive.tar.gz"), archive);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return { archive, bytes: statSync(archive).size, version };
}

/** Copies the licences of this package and of Node.js, which are in the executable, and returns their names. */
function copyLicenses(folder) {
  const node = nodeLicense();
  if (node === undefined) console.warn("Node.js has no licence beside it, so that the archive has none of its either.");
  const licenses = {
    LICENSE: inRepository("LICENSE"),
    ...(node && { "node.license.txt": node }),
  };
  for (const [name, path] of Object.entries(licenses)) copyFileSync(path, join(folder, name));
  return Object.keys(licenses);
}

/**
 * Returns the path of Node.js's licence, which is beside node.exe, above bin/node, or where Debian's packages have it.
 */
function nodeLicense() {
  const folder = dirname(process.execPath);
  const above = join(folder, "..");
  return [folder, above, join(above, "share", "doc", "nodejs")]
    .map((place) => join(place, "LICENSE"))
    .find((place) => existsSync(place));
}
