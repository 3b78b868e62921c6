import * as pulumi from "@pulumi/pulumi";
import { UHostProvider } from "./uhost-provider";

export interface UHostInstanceArgs {
  region: pulumi.Input<string>;
  zone: pulumi.Input<string>;
  /** The image that the host boots from. Ids are zone-specific: take one of `zone`. */
  imageId: pulumi.Input<string>;
  /**
   * Administrator's password, used once, when the host is made: a later change leaves the host alone. By default a random
   * one that nobody is told: log in with a key that cloud-init installs, or set a password in UCloud's console.
   */
  initialPassword?: pulumi.Input<string>;
  /** How the host's name in UCloud's console begins; the resource's name by default. */
  name?: pulumi.Input<string>;
  /** UCloud's machine type, "N" by default. */
  machineType?: pulumi.Input<string>;
  /** Cores, 2 by default. */
  cpu?: pulumi.Input<number>;
  /** Memory in MB, 4096 by default. */
  memoryMb?: pulumi.Input<number>;
  /** Size of the boot disk in GB, 40 by default; at least the image's own size. */
  bootDiskGb?: pulumi.Input<number>;
}

/**
 * A UHost instance, as small as an example can be.
 *
 * Another imageId replaces the host: the new one is made before the old one is deleted, and the preview says "replace".
 * UCloud could also put the image on the same host (ReinstallUHostInstance), but that wipes the boot disk of the only copy,
 * and a preview would call it an update. UCloud's Terraform provider goes the third way: it ignores a new image_id.
 */
export class UHostInstance extends pulumi.dynamic.Resource {
  declare readonly imageId: pulumi.Output<string>;

  constructor(name: string, args: UHostInstanceArgs, options?: pulumi.CustomResourceOptions) {
    const defaults = { name, machineType: "N", cpu: 2, memoryMb: 4096, bootDiskGb: 40 };
    const password = args.initialPassword && { initialPassword: pulumi.secret(args.initialPassword) };
    const owner = pulumi.createUrn(name, "example:UHostInstance", options?.parent);
    super(new UHostProvider(), name, { ...defaults, ...args, ...password, owner }, options, "example", "UHostInstance");
  }
}
