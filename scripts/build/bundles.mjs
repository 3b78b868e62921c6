import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../runtime/repository.mjs";
import { thirdPartyLicenses } from "./third-party-licenses.mjs";

/**
 * Bundles the plugin and all that it needs into two files of the compiled package: `plugin.js`, which prints the port,
 * and `plugin-server.js`, which it loads then. The engine starts the plugin for every preview, and loading some 400 files
 * takes twice as long.
 */
export async function bundlePlugin(folder) {
  await bundle({ ...plugin, outfile: join(folder, "plugin.js"), plugins: [serverApart] });
  await bundle({ entryPoints: ["provider/plugin/server.ts"], outfile: join(folder, "plugin-server.js") });
}

/** Bundles the plugin into one file: a single executable has no second. */
export function bundleExecutable(outfile) {
  return bundle({ ...plugin, outfile });
}

const plugin = {
  stdin: {
    contents: 'import { servePlugin } from "./provider/plugin/main"; servePlugin();',
    resolveDir: repositoryRoot,
  },
};

const serverApart = {
  name: "server-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/server$/ }, () => ({ path: "./plugin-server.js", external: true }));
  },
};

/** Bundles what programs and Pulumi's process for dynamic providers load: see provider/index.ts. */
export function bundleProvider(folder) {
  return bundle({
    entryPoints: ["provider/index.ts"],
    outfile: join(folder, "provider", "index.js"),
    // The first is read where the package is installed: the User-Agent names its version. The second is loaded for the
    // first regular expression (provider/text/pattern.ts), and here would be read at every start.
    external: [...neverLoaded, "pulumi-ucloud-image/package.json", "re2js"],
  });
}

/**
 * gRPC loads the first for its statistics, which are switched off, and node-fetch the second where Node.js has no streams
 * of the web platform: versions that this package does not support.
 */
const neverLoaded = ["@grpc/proto-loader", "web-streams-polyfill"];

/** Writes a bundle, and beside it the licences of the packages that it contains. */
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
    external: neverLoaded,
    legalComments: "none",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "warning",
    plugins: [englishOnly],
    ...options,
  });
  const licenses = thirdPartyLicenses(Object.keys(metafile.inputs), repositoryRoot);
  if (licenses !== "") writeFileSync(options.outfile.replace(/\.js$/, ".licenses.txt"), licenses);
}

/** Leaves out zod's messages in some fifty languages, a third of its size: this package writes its own, in English. */
const englishOnly = {
  name: "english-only",
  setup({ onLoad }) {
    onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};
