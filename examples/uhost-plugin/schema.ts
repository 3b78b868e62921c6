const inputs = {
  region: { type: "string" },
  zone: { type: "string" },
  imageId: {
    type: "string",
    description: "The image that the host boots from. Ids are zone-specific: take one of zone.",
  },
  name: { type: "string", description: "The host's name in UCloud's console." },
  machineType: { type: "string" },
  cpu: { type: "integer", description: "Cores." },
  memoryMb: { type: "integer" },
  bootDiskGb: { type: "integer", description: "At least the image's own size." },
};

/** A package of one resource, as small as an example can be. */
export const schema = {
  name: "uhost-example",
  version: "0.1.0",
  resources: {
    "uhost-example:index:Instance": {
      description: "A UHost instance. Another imageId replaces it.",
      inputProperties: inputs,
      requiredInputs: ["region", "zone", "imageId", "name"],
      properties: inputs,
      required: ["region", "zone", "imageId", "name"],
    },
  },
};
