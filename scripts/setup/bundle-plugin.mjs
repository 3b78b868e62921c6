import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repository.mjs";
import { thirdPartyLicenses } from "./third-party-licenses.mjs";

/**
 * Puts the plugin and everything that it needs into one file of the compiled package, `plugin.js`. The engine starts the
 * plugin anew for every preview, and loading some 400 files would take twice as long; a single executable has no
 * node_modules at all. The licences of what it holds stand beside it.
 */
export async function bundlePlugin(folder) {
  // Not at the top: setup runs before the packages are installed.
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    metafile: true,
    stdin: { contents: 'require("./provider/plugin/main.js").servePlugin();', resolveDir: folder },
    outfile: join(folder, "plugin.js"),
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    // gRPC loads it for its own statistics, which are switched off.
    external: ["@grpc/proto-loader"],
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "warning",
    plugins: [englishOnly],
  });
  const licenses = thirdPartyLicenses(Object.keys(metafile.inputs), repositoryRoot);
  writeFileSync(join(folder, "plugin.licenses.txt"), licenses);
}

/** zod has its messages in some fifty languages, a third of its size; this package writes its own, in English. */
const englishOnly = {
  name: "english-only",
  setup({ onLoad }) {
    onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.cjs$/ }, () => ({
      contents: 'exports.en = require("./en.cjs").default;',
    }));
  },
};
