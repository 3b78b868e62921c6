import type { Host, HostAddress, HostDisk } from "../hosts/host";
import { requestedShape, type HostShape } from "../hosts/host-shape";
import type { Image } from "../images/image";
import type { Parameters } from "../request/parameters";
import { randomId } from "../random";
import { unavailableParameter } from "../request/refusal";
import type { Action, Call } from "./call";
import { usableImage } from "./usable-image";

/**
 * Starts one host, or MaxCount of them. UCloud documents no client token: a request sent twice makes two hosts.
 * https://docs.ucloud.cn/api/uhost-api/create_uhost_instance
 */
export const createUHostInstance: Action = (call) => {
  const { parameters, place, hosts } = call;
  const zone = parameters.required("Zone");
  const imageId = parameters.required("ImageId");
  checkLogin(parameters);
  const shape = requestedShape(parameters);
  const image = usableImage(call, imageId, zone, shape);
  const count = parameters.count("MaxCount", 1);
  if (count < 1 || count > 100) throw unavailableParameter("MaxCount");
  const created = Array.from({ length: count }, () => newHost(call, zone, image, shape));
  for (const host of created) hosts.put(host, place.project);
  const addresses = created.flatMap(({ IPSet }) => IPSet.slice(0, 1).map(({ IP }) => IP));
  return { UHostIds: created.map(({ UHostId }) => UHostId), ...(count === 1 ? { IPs: addresses } : {}) };
};

function checkLogin(parameters: Parameters): void {
  const mode = parameters.required("LoginMode");
  parameters.oneOf("LoginMode", ["Password", "KeyPair", "ImagePasswd"]);
  if (mode !== "Password") return;
  const password = parameters.required("Password");
  if (Buffer.from(password, "base64").toString("base64") !== password) throw unavailableParameter("Password");
}

function newHost({ parameters, random, now }: Call, zone: string, image: Image, shape: HostShape): Host {
  return {
    Zone: zone,
    UHostId: randomId("uhost-", random),
    Name: parameters.text("Name") ?? "UHost",
    Tag: parameters.text("Tag") ?? "Default",
    Remark: "",
    State: "Running",
    ImageId: randomId("bsi-", random),
    BasicImageId: image.ImageId,
    BasicImageName: image.ImageName ?? "",
    OsName: image.OsName ?? "",
    OsType: image.OsType ?? "",
    MachineType: shape.machineType,
    CpuPlatform: shape.cpuPlatform,
    CPU: shape.cpu,
    Memory: parameters.count("Memory", 8192),
    GPU: parameters.count("GPU", 0),
    GpuType: shape.gpuType ?? "",
    ChargeType: parameters.text("ChargeType") ?? "Month",
    CreateTime: Math.floor(now().getTime() / 1000),
    NetCapability: shape.netCapability,
    HotplugFeature: shape.hotplug,
    CloudInitFeature: shape.cloudInit,
    IPv6Feature: shape.ipv6,
    DiskSet: disksOf(parameters, random),
    IPSet: addressesOf(shape, random),
  };
}

function disksOf(parameters: Parameters, random: Call["random"]): HostDisk[] {
  return parameters.numbers("Disks").map((number) => ({
    DiskId: randomId("bsm-", random),
    DiskType: parameters.required(`Disks.${number}.Type`),
    IsBoot: parameters.flag(`Disks.${number}.IsBoot`) ? "True" : "False",
    Size: parameters.count(`Disks.${number}.Size`, 0),
  }));
}

function addressesOf({ ipv6 }: HostShape, random: Call["random"]): HostAddress[] {
  const byte = (): number => 1 + Math.floor(random() * 254);
  const private4: HostAddress = { IPMode: "IPv4", Type: "Private", IP: `10.9.${byte()}.${byte()}` };
  const private6: HostAddress = { IPMode: "IPv6", Type: "Private", IP: `fd00::${byte().toString(16)}` };
  return ipv6 ? [private4, private6] : [private4];
}
