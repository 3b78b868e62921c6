import { existsSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../runtime/repository.mjs";
import { buildWithGo } from "../setup/pulumi/go-build.mjs";

const file = "pulumi-resource-terraform-provider";

/**
 * Returns the path of Pulumi's bridge to Terraform providers, built with Go when it is not there yet. Only the test with
 * UCloud's Terraform provider needs it, so `npm run setup` leaves it out.
 * @returns {Promise<string>}
 */
export async function installBridge() {
  const folder = inRepository(".cache", "bridge");
  const bridge = join(folder, file);
  if (!existsSync(bridge)) {
    await buildWithGo(folder, {
      name: "Pulumi bridge to Terraform providers",
      program: "github.com/pulumi/pulumi-terraform-bridge/v3/dynamic",
      file,
      module: inRepository("scripts", "tools", "bridge"),
      minutes: 5,
      why: "the test with UCloud's Terraform provider runs it by Pulumi's bridge.",
      instead: "unset UCLOUD_TERRAFORM_PROVIDER, which skips the test",
    });
  }
  return bridge;
}
