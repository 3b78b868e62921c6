// `node scripts/bridge/download-provider.mjs >> "$GITHUB_ENV"`: downloads UCloud's Terraform provider, which is published as
// releases of its repository, and prints the variable that names its executable. For Linux on x64, as the workflow's machines.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../runtime/repository.mjs";
import { run } from "../runtime/run-program.mjs";

const latest = "https://api.github.com/repos/ucloud/terraform-provider-ucloud/releases/latest";

const { assets, tag_name: tag } = await (await ask(latest)).json();
const archive = assets.find(({ name }) => name.endsWith("_linux_amd64.zip"));
if (archive === undefined)
  throw new Error(`Release ${tag} of UCloud's Terraform provider has nothing for Linux on x64.`);
const folder = inRepository(".cache", "terraform-provider");
mkdirSync(folder, { recursive: true });
const file = join(folder, "provider.zip");
writeFileSync(file, Buffer.from(await (await ask(archive.browser_download_url)).arrayBuffer()));
const { code, output, error } = await run("unzip", ["-q", "-o", file, "-d", folder]);
if (code !== 0) throw new Error(`unzip failed: ${error?.message ?? output}`);
const executable = readdirSync(folder).find((name) => name.startsWith("terraform-provider-ucloud"));
if (executable === undefined) throw new Error(`${archive.name} holds no terraform-provider-ucloud.`);
console.log(`UCLOUD_TERRAFORM_PROVIDER=${join(folder, executable)}`);

async function ask(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered with status ${response.status}.`);
  return response;
}
