const inputs = {
  availabilityZone: { type: "string", description: "Another zone replaces the host.", willReplaceOnChanges: true },
  imageId: { type: "string", description: "The image that the host is made from. A change of it is ignored." },
  instanceType: { type: "string", description: "Such as n-basic-2: machine type, memory for each core, cores." },
  name: { type: "string" },
  rootPassword: { type: "string", secret: true },
  chargeType: { type: "string", willReplaceOnChanges: true },
  bootDiskType: { type: "string", willReplaceOnChanges: true },
  bootDiskSize: { type: "integer" },
  securityGroup: { type: "string" },
  tag: { type: "string" },
  remark: { type: "string" },
};

const settings = {
  publicKey: { type: "string", secret: true, description: "Default: UCLOUD_PUBLIC_KEY." },
  privateKey: { type: "string", secret: true, description: "Default: UCLOUD_PRIVATE_KEY." },
  region: { type: "string", description: "Default: UCLOUD_REGION." },
  projectId: { type: "string", description: "Default: UCLOUD_PROJECT_ID." },
  baseUrl: { type: "string" },
};

/** Of the bridged provider's schema what this example needs, under the same names. */
export const schema = {
  name: "ucloud",
  version: "1.39.1",
  description: "Stands in for UCloud's Terraform provider, bridged by Pulumi, in the tests of this example.",
  // As bridged providers have it: the module of index/instance is index.
  meta: { moduleFormat: "(.*)(?:/[^/]*)" },
  config: { variables: settings },
  provider: { inputProperties: settings },
  resources: {
    "ucloud:index/instance:Instance": {
      inputProperties: inputs,
      requiredInputs: ["availabilityZone", "imageId", "instanceType"],
      properties: {
        ...inputs,
        status: { type: "string" },
        cpu: { type: "integer" },
        memory: { type: "integer", description: "GB." },
        privateIp: { type: "string" },
      },
      required: ["availabilityZone", "imageId", "instanceType", "name", "status", "cpu", "memory", "privateIp"],
    },
  },
};

/** A change of one of these replaces the host. `imageId` is not among them. */
export const replacing: readonly string[] = Object.entries(inputs)
  .filter(([, input]) => "willReplaceOnChanges" in input)
  .map(([name]) => name);
