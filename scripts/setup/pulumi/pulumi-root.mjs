import { execFileSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { compareVersions } from "../node-version.mjs";

/** The Pulumi CLI that this repository is tested with. A newer one on PATH is used instead. */
export const pulumiVersion = "3.276.0";

/**
 * The script that runs dynamic providers. The engine uses the one beside `pulumi` silently, and warns each time about
 * one on PATH.
 */
export const dynamicProviderHost = "pulumi-resource-pulumi-nodejs";

/** The language hosts, which run programs in YAML and TypeScript. */
export const yamlHost = "pulumi-language-yaml";
export const typescriptHost = "pulumi-language-nodejs";

/** Returns the folder whose bin/ contains `pulumi` and its hosts, or undefined before `npm run setup`. */
export function findPulumiRoot() {
  return rootOnPath() ?? (isComplete(installationRoot()) ? installationRoot() : undefined);
}

/** Returns the same folder, or throws when there is none. */
export function pulumiRoot() {
  const root = findPulumiRoot();
  if (root === undefined) throw new Error(`There is no Pulumi CLI ${pulumiVersion} or newer. Run: npm run setup`);
  return root;
}

/** Returns where Pulumi's Automation API and its npm installer install and look for this version. */
export function installationRoot() {
  return join(process.env.PULUMI_HOME ?? join(homedir(), ".pulumi"), "versions", pulumiVersion);
}

// npm's `pulumi` is a script that may start a download. It has no dynamic provider host beside it.
function rootOnPath() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const program = join(folder, "pulumi");
    if (!isExecutable(program)) continue;
    const root = [program, realpathSync(program)]
      .filter((path) => basename(dirname(path)) === "bin")
      .map((path) => dirname(dirname(path)))
      .find(isComplete);
    if (root !== undefined && isNewEnough(program)) return root;
  }
  return undefined;
}

function isComplete(root) {
  return ["pulumi", dynamicProviderHost, yamlHost, typescriptHost].every((file) =>
    isExecutable(join(root, "bin", file)),
  );
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isNewEnough(program) {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const version = execFileSync(program, ["version"], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return compareVersions(version.trim().replace(/^v/, ""), pulumiVersion) >= 0;
  } catch {
    return false; // a pulumi that does not run counts as missing
  }
}
