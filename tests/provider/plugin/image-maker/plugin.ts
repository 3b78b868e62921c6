import { main, type Provider } from "@pulumi/pulumi/provider";

const properties = { zone: { type: "string" }, imageName: { type: "string" } } as const;
const required = ["zone", "imageName"];

const schema = {
  name: "image-maker",
  version: "0.1.0",
  resources: {
    "image-maker:index:Image": { inputProperties: properties, requiredInputs: required, properties, required },
  },
};

/** Makes custom images at the simulator that UCLOUD_API_BASE_URL names, as a build of images in the same stack does. */
export async function serve(): Promise<void> {
  const provider: Provider = {
    version: schema.version,
    schema: JSON.stringify(schema),
    async create(_urn, inputs: { readonly zone: string; readonly imageName: string }) {
      const { zone, imageName } = inputs;
      const body = JSON.stringify({ Zone: zone, ImageName: imageName, ImageType: "Custom" });
      const answer = await fetch(`${process.env["UCLOUD_API_BASE_URL"]}/control/images`, { method: "POST", body });
      const { ImageId } = (await answer.json()) as { ImageId: string };
      return { id: ImageId, outs: { zone, imageName } };
    },
    delete: async () => {},
  };
  await main(provider, process.argv.slice(2));
}
