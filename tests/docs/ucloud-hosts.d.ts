/** What the programs of the guides use of the SDK that `pulumi package add terraform-provider ucloud/ucloud` generates. */
declare module "@pulumi/ucloud" {
  import type { CustomResource, CustomResourceOptions, Input } from "@pulumi/pulumi";

  interface InstanceArgs {
    readonly availabilityZone: Input<string>;
    readonly imageId: Input<string>;
    readonly instanceType: Input<string>;
  }

  class Instance extends CustomResource {
    constructor(name: string, args: InstanceArgs, options?: CustomResourceOptions);
  }
}
