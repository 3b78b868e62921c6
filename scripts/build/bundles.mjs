import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../runtime/repository.mjs";
import { thirdPartyLicenses } from "./third-party-licenses.mjs";

/**
 * Puts the plugin and everything that it needs into one file of the compiled package, `plugin.js`. The engine starts the
 * plugin anew for every preview, and loading some 400 files would take twice as long; a single executable has no
 * node_modules at all.
 */
export function bundlePlugin(folder) {
  const contents = 'import { servePlugin } from "./provider/plugin/main"; void servePlugin();';
  return bundle({ stdin: { contents, resolveDir: repositoryRoot }, outfile: join(folder, "plugin.js") });
}

/** Does the same with what programs and Pulumi's process for dynamic providers load: see provider/index.ts. */
export function bundleProvider(folder) {
  return bundle({
    entryPoints: ["provider/index.ts"],
    outfile: join(folder, "provider", "index.js"),
    // The version of the package as it is installed, which the User-Agent tells.
    external: ["pulumi-ucloud-image/package.json"],
  });
}

/** The licences of what a bundle holds stand beside it. */
async function bundle(options) {
  // Not at the top: setup runs before the packages are installed.
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    metafile: true,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    // gRPC loads it for its own statistics, which are switched off.
    external: ["@grpc/proto-loader"],
    legalComments: "none",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "warning",
    plugins: [englishOnly],
    ...options,
  });
  const licenses = thirdPartyLicenses(Object.keys(metafile.inputs), repositoryRoot);
  writeFileSync(options.outfile.replace(/\.js$/, ".licenses.txt"), licenses);
}

/** zod has its messages in some fifty languages, a third of its size; this package writes its own, in English. */
const englishOnly = {
  name: "english-only",
  setup({ onLoad }) {
    onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};
