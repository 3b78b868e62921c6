import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository, repositoryRoot } from "../runtime/repository.mjs";
import { thirdPartyLicenses } from "./third-party-licenses.mjs";

/**
 * Puts the browser's part of `ucloud-image report` into the compiled package: the program with its plotting library in
 * one file, and the style in another. Every page that the command writes contains copies of them, so it contains their
 * licences too.
 */
export async function bundlePage(folder) {
  // Not at the top: setup runs before the packages are installed.
  const { build } = await import("esbuild");
  const outdir = join(folder, "report");
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    metafile: true,
    entryPoints: { page: inRepository("report", "browser", "main.ts") },
    outdir,
    bundle: true,
    format: "iife",
    target: ["chrome123", "firefox120", "safari17.5"],
    minify: true,
    charset: "utf8",
    logLevel: "warning",
  });
  const program = join(outdir, "page.js");
  // The bundle leaves out a good part of the plotting library and of what that needs.
  const [{ inputs }] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint !== undefined);
  const held = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  const licenses = thirdPartyLicenses(held, repositoryRoot);
  writeFileSync(program, `${readFileSync(program, "utf8")}/*!\n${licenses}*/\n`);
}
