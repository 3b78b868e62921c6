import { requestedAddresses } from "../../hosts/addresses";
import { dataDiskSpace, requestedDisks } from "../../hosts/disks";
import type { LastingHost } from "../../hosts/host-store";
import { requestedShape, type HostShape } from "../../hosts/host-shape";
import { checkName } from "../../hosts/names";
import { checkPassword } from "../../hosts/password";
import { requestedPayment } from "../../hosts/payment";
import type { Image } from "../../images/image";
import { randomId } from "../../random";
import type { Parameters } from "../../request/parameters";
import { unavailableParameter } from "../../request/refusal";
import type { Action, Call } from "../call";
import { usableImage } from "./usable-image";

/**
 * Creates one host, or MaxCount of them, and starts them. UCloud documents no client token: a request sent twice
 * creates two hosts. https://docs.ucloud.cn/api/uhost-api/create_uhost_instance
 */
export const createUHostInstance: Action = (call) => {
  const { parameters, place, hosts, firewalls } = call;
  const zone = parameters.required("Zone");
  const imageId = parameters.required("ImageId");
  const mode = parameters.required("LoginMode");
  const shape = requestedShape(parameters, requestedDisks(parameters, call.random));
  const image = usableImage(call, imageId, zone, shape);
  checkLogin(parameters, mode, image);
  checkUserData(parameters);
  const count = parameters.count("MaxCount", 1);
  if (count < 1 || count > 100) throw unavailableParameter("MaxCount");
  const firewall = parameters.text("SecurityGroupId");
  if (firewall !== undefined) firewalls.find(place, firewall);

  const created = Array.from({ length: count }, () => newHost(call, zone, image, shape));
  for (const host of created) {
    hosts.add(host, place.project);
    if (firewall !== undefined) firewalls.grant(host.UHostId, firewall);
  }
  const addresses = created.flatMap(({ IPSet }) => IPSet.slice(0, 1).map(({ IP }) => IP));
  return { UHostIds: created.map(({ UHostId }) => UHostId), ...(count === 1 ? { IPs: addresses } : {}) };
};

/** UCloud documents that KeyPair needs a KeyPairId. The simulator has no key pairs, and takes any id or none. */
function checkLogin(parameters: Parameters, mode: string, image: Image): void {
  parameters.oneOf("LoginMode", ["Password", "KeyPair", "ImagePasswd"]);
  if (mode === "Password") checkPassword(parameters.required("Password"), image.OsType);
}

/** "At most 16 K", in base64. */
function checkUserData(parameters: Parameters): void {
  const base64 = parameters.text("UserData") ?? "";
  const data = Buffer.from(base64, "base64");
  if (data.toString("base64") !== base64 || data.length > 16 * 1024) throw unavailableParameter("UserData");
}

function newHost(call: Call, zone: string, image: Image, shape: HostShape): LastingHost {
  const { parameters, place, random, now } = call;
  const disks = requestedDisks(parameters, random);
  return {
    Zone: zone,
    UHostId: randomId("uhost-", random),
    ...requestedNames(parameters),
    Remark: "",
    ImageId: disks.find(({ IsBoot }) => IsBoot === "True")?.DiskId ?? "",
    ...fieldsOfImage(image),
    MachineType: shape.machineType,
    UHostType: shape.olderType,
    UHostFamily: shape.family,
    CpuPlatform: shape.cpuPlatform,
    CPU: shape.cpu,
    Memory: parameters.count("Memory", 8192),
    GPU: parameters.count("GPU", 0),
    GpuType: shape.gpuType ?? "",
    ...requestedPayment(parameters, now()),
    NetCapability: shape.netCapability,
    HotplugFeature: shape.hotplug,
    CloudInitFeature: shape.cloudInit,
    IPv6Feature: shape.ipv6,
    IsolationGroup: parameters.text("IsolationGroup") ?? "",
    RdmaClusterId: "",
    LifeCycle: "Normal",
    TotalDiskSpace: dataDiskSpace(disks),
    DiskSet: disks,
    IPSet: requestedAddresses(parameters, place, random),
  };
}

function requestedNames(parameters: Parameters): Pick<LastingHost, "Name" | "Tag"> {
  const names = { Name: parameters.text("Name") ?? "UHost", Tag: parameters.text("Tag") ?? "Default" };
  checkName("Name", names.Name);
  checkName("Tag", names.Tag);
  return names;
}

/** The fields of a host that come from its image. */
export function fieldsOfImage(
  image: Image,
): Pick<LastingHost, "BasicImageId" | "BasicImageName" | "OsName" | "OsType"> {
  return {
    BasicImageId: image.ImageId,
    BasicImageName: image.ImageName ?? "",
    OsName: image.OsName ?? "",
    OsType: image.OsType ?? "",
  };
}
