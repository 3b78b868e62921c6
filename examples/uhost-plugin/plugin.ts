import { main, type Provider } from "@pulumi/pulumi/provider";
import { UHostProvider, type UHostInputs, type UHostOutputs } from "../pinned-host/uhost-provider";
import { schema } from "./schema";

/**
 * The host of examples/pinned-host for the examples in other languages, which can't use a TypeScript class. It takes its
 * keys from the environment.
 */
export async function serve(): Promise<void> {
  const hosts = new UHostProvider();
  await hosts.configure({ config: { get: () => undefined, require: missing } });
  const provider: Provider = {
    version: schema.version,
    schema: JSON.stringify(schema),
    check: async (_urn, _olds, news: Partial<UHostInputs>) => ({
      inputs: { machineType: "N", cpu: 2, memoryMb: 4096, bootDiskGb: 40, ...news },
    }),
    diff: (id, _urn, olds: UHostOutputs, news: UHostInputs) => hosts.diff(id, olds, news),
    create: (_urn, inputs: UHostInputs) => hosts.create(inputs),
    read: (id, _urn, properties?: UHostOutputs) => hosts.read(id, properties),
    delete: (id, _urn, properties: UHostOutputs) => hosts.delete(id, properties),
  };
  await main(provider, process.argv.slice(2));
}

function missing(key: string): never {
  throw new Error(`This example reads no stack configuration, and so no ${key}.`);
}
