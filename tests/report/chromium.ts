import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { access, constants, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";

/** A browser, or why there is none here. */
export type Found = Browser | { readonly missing: string };

/**
 * A real Chromium: the one that CHROMIUM names, one on PATH, or the one that an npm package brought along. One that was
 * named must start; without a name, a machine that has none says so.
 */
export async function startChromium(): Promise<Found> {
  const named = process.env["CHROMIUM"];
  if (named !== undefined) {
    return launch({ executablePath: named });
  }
  const reasons: string[] = [];
  for (const find of [onPath, packed]) {
    try {
      const options = await find();
      return await launch(options);
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    }
  }
  return { missing: `${reasons.join("; ")}. CHROMIUM names one, for example of Debian's package chromium` };
}

function launch(options: LaunchOptions): Promise<Browser> {
  return chromium.launch({ ...options, args: quiet, timeout: 300_000 });
}

/** A sandbox of its own needs rights that a container does not give; the pages are this package's own. */
const quiet = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

async function onPath(): Promise<LaunchOptions> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
      if (existsSync(join(folder, name))) {
        return { executablePath: join(folder, name) };
      }
    }
  }
  throw new Error("no chromium is on PATH");
}

/** @sparticuz/chromium has a headless build for x64 Linux, with the libraries and a font that a bare machine lacks. */
async function packed(): Promise<LaunchOptions> {
  const home = resolve(dirname(require.resolve("@sparticuz/chromium")), "..", "..");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { readonly version: string };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`@sparticuz/chromium is for x64 Linux, not for ${process.arch} ${process.platform}`);
  }
  const folder = resolve("node_modules", ".cache", "pulumi-ucloud-image", `chromium-${version}`);
  if (!existsSync(folder)) {
    await unpack(join(home, "bin"), folder);
  }
  await access(join(folder, "chromium"), constants.X_OK);
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_PATH: folder };
  return { executablePath: join(folder, "chromium"), env };
}

/** Beside its place first: two runs at once, or one that is ended, leave nothing half there. */
async function unpack(packages: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    await decompress(join(packages, "chromium.br"), join(fresh, "chromium"), 0o755);
    for (const name of ["al2023.tar", "fonts.tar"]) {
      await decompress(join(packages, `${name}.br`), join(fresh, name), 0o644);
      await promisify(execFile)("tar", ["-xf", join(fresh, name), "-C", fresh]);
      await rm(join(fresh, name));
    }
    await writeFile(join(fresh, "fonts.conf"), fontsIn(folder));
    await rename(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) {
      throw error;
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function decompress(from: string, to: string, mode: number): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}

function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}
