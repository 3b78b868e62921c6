import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { patience } from "../../patience";
import { pluginFolder } from "./plugin-folder";

/** A plugin process without an engine, and a client of its own. */
export interface PluginProcess {
  readonly client: ResourceProviderClient;
  readonly close: () => Promise<void>;
}

/** Starts the executable as the engine does, except that nobody listens for its warnings. */
export async function startPlugin(environment: Readonly<Record<string, string>> = {}): Promise<PluginProcess> {
  const child = spawn(join(pluginFolder, "pulumi-resource-ucloud-image"), [], {
    env: { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", ...patience, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [port] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return {
    client,
    async close() {
      client.close();
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}

/** One call, as a promise. */
export function asked<Answer>(
  call: (callback: (error: ServiceError | null, answer: Answer) => void) => unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    call((error, answer) => (error === null ? resolve(answer) : reject(error)));
  });
}

/** A property bag as the engine writes it. */
export function bag(values: Readonly<Record<string, BagValue>>): Struct {
  return Struct.fromJavaScript({ ...values });
}

export type BagValue = string | number | boolean | null | BagValue[] | { [key: string]: BagValue };

/** A secret as the engine writes it. Source: Pulumi's sdk/nodejs/runtime/rpc.ts. */
export function secret(value: BagValue): BagValue {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}
