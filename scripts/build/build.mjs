import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePage } from "./bundle-page.mjs";
import { bundlePlugin, bundleProvider } from "./bundles.mjs";
import { withProgress } from "../runtime/progress.mjs";
import { inRepository, repositoryRoot } from "../runtime/repository.mjs";
import { run } from "../runtime/run-program.mjs";
import { SetupError } from "../runtime/setup-error.mjs";

const sources = [
  ...[
    "sdk",
    "provider",
    "cli",
    "report",
    "stacks",
    "policy",
    "simulator",
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
  ],
  ...["package-lock.json", "scripts/build/bundles.mjs", "scripts/build/bundle-page.mjs"],
  "scripts/build/third-party-licenses.mjs",
];
const dist = inRepository("dist");
const cache = inRepository("node_modules", ".cache", "pulumi-ucloud-image");
const builtFrom = join(cache, "built-from");

/** Compiles dist/, unless it is up to date with the sources. */
export async function build() {
  const fingerprint = fingerprintOf(sources);
  if (existsSync(dist) && existsSync(builtFrom) && readFileSync(builtFrom, "utf8") === fingerprint) return;
  // Beside dist/, since source maps name their sources relative to where they are written.
  const temporary = inRepository(`.dist-${process.pid}`);
  const compiler = inRepository("node_modules", "typescript", "bin", "tsc");
  const args = [compiler, "--project", "tsconfig.build.json", "--outDir", temporary];
  try {
    const { code, output } = await withProgress("Compiling dist/ (tsc)", () =>
      run(process.execPath, args, { cwd: repositoryRoot }),
    );
    if (code !== 0) throw doesNotCompile(output);
    await Promise.all([bundlePlugin(temporary), bundleProvider(temporary), bundlePage(temporary)]);
    mkdirSync(cache, { recursive: true });
    replaceDist(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  writeFileSync(builtFrom, fingerprint);
}

// Contents, not times: they show a deleted file too, and a checkout does not change them.
function fingerprintOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesIn)) hash.update(`${path}\0`).update(readFileSync(inRepository(path)));
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(inRepository(path))) return [];
  if (!statSync(inRepository(path)).isDirectory()) return [path];
  return readdirSync(inRepository(path))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

// A folder can't be replaced in one step. With two renames dist/ is missing for an instant, but never incomplete.
function replaceDist(temporary) {
  const old = join(cache, `replaced-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(temporary, dist);
  rmSync(old, { recursive: true, force: true });
}

function doesNotCompile(output) {
  return new SetupError({
    missing: "the sources do not compile.",
    why: "Pulumi's provider process loads the package from dist/.",
    todo: "correct the errors below, then run the command again.",
    output,
  });
}
