import { join } from "node:path";
import { build } from "esbuild";
import { repositoryRoot } from "../setup/repository.mjs";

/** The plugin and everything that it needs in one file: a single executable has no node_modules. */
export async function bundle(folder) {
  const outfile = join(folder, "plugin.cjs");
  await build({
    stdin: {
      contents: 'require("./dist/provider/plugin/main.js").servePlugin();',
      resolveDir: repositoryRoot,
    },
    outfile,
    bundle: true,
    platform: "node",
    target: `node${process.versions.node}`,
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "inline",
    logLevel: "warning",
  });
  return outfile;
}
