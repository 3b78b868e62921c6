import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the licences of the packages in a bundle, with their texts: whoever distributes copies must include them.
 * `inputs` are the bundled files relative to `root`, as esbuild's metafile names them.
 */
export function thirdPartyLicenses(inputs, root) {
  const folders = new Set(inputs.flatMap((input) => packageFolder.exec(input)?.[1] ?? []));
  return [...folders]
    .map((folder) => licenseOf(join(root, folder)))
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = licenseTexts(folder).join("\n\n") || licenseInReadme(folder);
  if (text === undefined)
    throw new Error(`The plugin's bundle holds ${name}, in which there is no text of its licence.`);
  return `${name} ${version} (${license})\n\n${text}\n`;
}

function licenseTexts(folder) {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8").trim());
}

function licenseInReadme(folder) {
  const readme = readdirSync(folder).find((name) => /^readme/i.test(name));
  if (readme === undefined) return undefined;
  return /^(?:#+ *)?Licen[cs]e\n(?:[-=]+\n)?([^]*Copyright[^]*)/im
    .exec(readFileSync(join(folder, readme), "utf8"))?.[1]
    ?.trim();
}
