import { mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { homedir } from "node:os";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import type { Simulator } from "../../simulator";
import type { StandIns } from "../docs/shell";
import { npm, packOnce } from "../package/pack";

const pulumi = join(pulumiRoot(), "bin");
const path = process.env["PATH"] ?? "";

/**
 * Returns what a reader has on PATH besides this machine's programs. npm and npx are the real ones, for which the packed
 * package is what a registry would have, and which install for the reader alone, never for the user of this machine; `pulumi` is the real one, at which somebody types the keys that it asks for.
 */
export async function standInsFor(root: string, simulator: Simulator): Promise<StandIns> {
  const { tarball } = await packOnce();
  // npx keeps what it installs here, and takes it from where npm keeps what it loaded.
  const cache = join(root, "npx");
  mkdirSync(cache);
  symlinkSync(join((await npm(root, "config", "get", "cache")).trim(), "_cacache"), join(cache, "_cacache"));
  const globally = join(root, "global");
  const asThisUser = `HOME='${homedir()}' NODE_OPTIONS= PATH='${path}' npm_config_prefix='${globally}' npm_config_audit=false npm_config_fund=false npm_config_prefer_offline=true`;
  const ours = [
    `for word in "$@"; do`,
    `  shift`,
    `  if [ "$word" = pulumi-ucloud-image ]; then word='file:${tarball}'; fi`,
    `  set -- "$@" "$word"`,
    `done`,
  ];
  return {
    // Only there after \`npm install --global\`.
    "ucloud-image": `exec '${join(globally, "bin", "ucloud-image")}' "$@"`,
    npm: [...ownPackages, ...ours, `${asThisUser} exec npm "$@"`].join("\n"),
    npx: [
      // As npx does: a command of the project's own packages is not looked for elsewhere.
      `if [ -x "node_modules/.bin/$1" ]; then PATH="$PWD/node_modules/.bin:$PATH" exec "$@"; fi`,
      ...ours,
      `${asThisUser} npm_config_cache='${cache}' exec npx --yes "$@"`,
    ].join("\n"),
    pulumi: [
      `PATH='${pulumi}${delimiter}'"$PATH"`,
      `case "$*" in`,
      `*"package add terraform-provider ucloud/ucloud")`,
      ...ownPackages,
      `  mkdir -p node_modules/@pulumi/ucloud`,
      `  exec node -e '${hosts}' ;;`,
      `"config set --secret "*:publicKey) printf '%s' '${simulator.publicKey}' | exec '${pulumi}/pulumi' "$@" ;;`,
      `"config set --secret "*:privateKey) printf '%s' '${simulator.privateKey}' | exec '${pulumi}/pulumi' "$@" ;;`,
      `*"preview --policy-pack policies")`,
      `  printf '%s\\n' '#!/bin/sh' "cd '$PWD/policies'" '${runPack}' > policies/pack; chmod +x policies/pack`,
      `  exec '${pulumi}/pulumi' preview --policy-pack policies/pack ;;`,
      `*) exec '${pulumi}/pulumi' "$@" ;;`,
      `esac`,
    ].join("\n"),
  };
}

/**
 * What Pulumi's own host for Node.js does with a pack. The one that can be had here runs programs only. Source: Pulumi's
 * pkg/resource/plugin/analyzer_plugin.go, NewPolicyAnalyzer.
 */
const runPack = `exec node "$(node -p "require.resolve(\\"@pulumi/pulumi/cmd/run-policy-pack\\")")" "$1" .`;

/** A project that shares its packages with others gets a copy of its own before it changes them. */
const ownPackages = [
  `if [ -L node_modules ]; then`,
  `  packages="$(readlink node_modules)"; rm node_modules; cp -R "$packages" node_modules`,
  `fi`,
];

/** What would be generated of UCloud's Terraform provider, which no registry of packages has: a host that does nothing. */
const hosts = `require("fs").writeFileSync("node_modules/@pulumi/ucloud/index.js", ${JSON.stringify(
  [
    `const { dynamic } = require("@pulumi/pulumi");`,
    `const provider = { create: async ({ imageId }) => ({ id: "host of " + imageId, outs: {} }) };`,
    `exports.Instance = class extends dynamic.Resource {`,
    `  constructor(name, args, options) { super(provider, name, args, options); }`,
    `};`,
  ].join("\n"),
)})`;
