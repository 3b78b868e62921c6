import { checkPin } from "../../provider/pin";
import type { Simulator } from "../../simulator";
import { accountAt } from "../provider/account-at";

/** A pin as the product's own check makes it, at the simulator: what the engine would record. */
export async function recordedPin(
  simulator: Simulator,
  args: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const account = accountAt(simulator, undefined, { projectId: simulator.environment["UCLOUD_PROJECT_ID"] });
  return (await checkPin(account, {}, args)).inputs;
}

export const dynamicPin = "pulumi-nodejs:dynamic/ucloud-image:PinnedImage";
export const pluginPin = "ucloud-image:index:PinnedImage";

/** What `pulumi stack export` prints of a stack with these pins, by their names. */
export function exportedStack(
  stack: string,
  pins: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  type = dynamicPin,
): string {
  const urn = (kind: string, name: string) => `urn:pulumi:${stack}::shop::${kind}::${name}`;
  const resources = Object.entries(pins).map(([name, outputs]) => ({
    urn: urn(type, name),
    custom: true,
    id: outputs["imageId"],
    type,
    inputs: outputs,
    outputs: { ...outputs, __provider: "exports.handler = ..." },
  }));
  const rest = [{ urn: urn("pulumi:pulumi:Stack", `shop-${stack}`), custom: false, type: "pulumi:pulumi:Stack" }];
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources: [...rest, ...resources] } });
}
