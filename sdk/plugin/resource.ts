import * as pulumi from "@pulumi/pulumi";
import { packageVersion } from "../../provider/package-version";
import { unknownUntilCreated } from "../dependencies";
import { expectPlugin } from "./expectPlugin";

/** The properties to register a resource with: its arguments, and by name what else it will have. */
export function propertiesOf(
  outputs: readonly string[],
  args: object,
  opts: pulumi.CustomResourceOptions | undefined,
): pulumi.Inputs {
  expectPlugin(opts);
  const unknown = Object.fromEntries(outputs.map((name) => [name, undefined]));
  return { ...unknown, ...unknownUntilCreated(args, opts?.dependsOn) };
}

/** The options of a resource, of the plugin in this package's own version. A pin of the dynamic provider is the same pin. */
export function resourceOptions(
  name: string,
  opts: pulumi.CustomResourceOptions | undefined,
): pulumi.CustomResourceOptions {
  const asDynamic = { type: `pulumi-nodejs:dynamic/ucloud-image:${name}` };
  return pulumi.mergeOptions({ version: packageVersion(), aliases: [asDynamic] }, opts);
}

/** The settings of a provider instance. Keys are secret, also where the program does not say so. */
export function settingsOf(
  secrets: readonly string[],
  args: object,
  opts: pulumi.ResourceOptions | undefined,
): pulumi.Inputs {
  expectPlugin(opts);
  const entries = Object.entries(args).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => [name, secrets.includes(name) ? pulumi.secret(value) : value]),
  );
}

/** The options of a provider instance. */
export function providerOptions(opts: pulumi.ResourceOptions | undefined): pulumi.ResourceOptions {
  return { version: packageVersion(), ...opts };
}

/** Whether a value is a resource of this type, also one that another copy of this package made. */
export function isOfType(type: string, value: unknown): boolean {
  return pulumi.CustomResource.isInstance(value) && Reflect.get(value, "__pulumiType") === type;
}
