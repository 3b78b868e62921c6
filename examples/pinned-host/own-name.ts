import { createHash } from "node:crypto";
import type { UHostInputs } from "./uhost-provider";

/**
 * A name that no other host has, in a business group (UCloud's Tag) of the stack's own. It says which resource the host
 * belongs to and what it was made from, so a replacement has another name than the host that it replaces.
 */
export function ownName(inputs: UHostInputs): { readonly name: string; readonly group: string } | undefined {
  const { owner, name, region, zone, imageId, machineType, cpu, memoryMb, bootDiskGb } = inputs;
  if (owner === undefined) return undefined;
  const made = JSON.stringify([owner, name, region, zone, imageId, machineType, cpu, memoryMb, bootDiskGb]);
  const digest = createHash("sha256").update(made).digest("hex").slice(0, 8);
  // https://www.pulumi.com/docs/iac/concepts/resources/names/#urns: urn:pulumi:STACK::PROJECT::TYPE::NAME
  const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(owner) ?? [];
  return { name: `${name}-${digest}`, group: `${project}-${stack}` };
}
