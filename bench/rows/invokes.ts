import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { InvokeRequest, type InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { asked, bag, startPlugin } from "../../tests/provider/plugin/plugin-process";
import { place } from "../lookups";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";
import { latencyMs, withServer } from "./lookups";

/** Measures invokes of a plugin that already has its listing, beside the smallest call that it answers. */
export async function invokes(): Promise<Row[]> {
  return withServer(1_000, async (server) => {
    await server.setLatency(latencyMs);
    const { client, close } = await startPlugin(server.environment);
    const args = bag({ ...place, os: "Ubuntu 22.04", imageName: "Ubuntu*" });
    const request = new InvokeRequest().setTok("ucloud-image:index:getImage").setArgs(args);
    const times = await inTurns(1_000, {
      async invoke() {
        const answer = await asked<InvokeResponse>((done) => client.invoke(request, done));
        const [failure] = answer.getFailuresList();
        if (failure !== undefined) throw new Error(failure.getReason());
      },
      info: () => asked<PluginInfo>((done) => client.getPluginInfo(new Empty(), done)),
    });
    await close();
    const [invoke, info] = [median(times.invoke), median(times.info)];
    return [
      {
        work: "1,000 invokes to a warm plugin over gRPC",
        figure: "median at most 3 ms",
        measured: ms(invoke),
        baseline: `GetPluginInfo: ${ms(info)}`,
        ratio: invoke / info,
        used: invoke / 3,
      },
    ];
  });
}
