import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { inRepository, readJson } from "../setup/repository.mjs";
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
    await makeExecutable(inRepository("dist", "plugin.js"), join(temporary, name), temporary);
    copyFileSync(inRepository("LICENSE"), join(temporary, "LICENSE"));
    await runTool("tar", ["-czf", "archive.tar.gz", name, "LICENSE"], temporary);
    renameSync(join(temporary, "archive.tar.gz"), archive);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return { archive, bytes: statSync(archive).size, version };
}
