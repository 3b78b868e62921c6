import type { Host } from "../../hosts/host";
import { brokenFitRules } from "../../hosts/host-fit";
import { shapeOf } from "../../hosts/host-shape";
import { requestedSize } from "../../hosts/size";
import { Refusal } from "../../request/refusal";
import type { Action, Call } from "../call";
import { existingHost } from "./existing-host";
import { checkStopped } from "./power";
import { startWhereAsked } from "./start-where-asked";

/** Gives a stopped host other cores and memory. https://docs.ucloud.cn/api/uhost-api/resize_uhost_instance */
export const resizeUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkStopped(host);
  const { cpu, memory } = requestedSize(
    call.parameters,
    { cpu: host.CPU, memory: host.Memory },
    { cpu: 8105, memory: 8106 },
  );
  checkImageStillFits(call, host, cpu);
  call.hosts.change(host.UHostId, { CPU: cpu, Memory: memory, GPU: call.parameters.count("GPU", host.GPU) });
  startWhereAsked(call, host);
  return { UHostId: host.UHostId };
};

/** A guess: UCloud checks "one core is too few for Windows" here too. */
function checkImageStillFits({ images }: Call, host: Host, cpu: number): void {
  const image = images.find(host.BasicImageId);
  if (image === undefined) return;
  const shape = shapeOf(host);
  const before = brokenFitRules(image, shape);
  const broken = brokenFitRules(image, { ...shape, cpu }).find((rule) => !before.includes(rule));
  if (broken !== undefined) throw new Refusal(8105, `Wrong CPU [${cpu}]: ${broken.demand}`);
}
