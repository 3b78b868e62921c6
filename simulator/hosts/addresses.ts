import type { Place } from "../access/authorization";
import { randomId, seededRandom, type Random } from "../random";
import type { Parameters } from "../request/parameters";
import { unavailableParameter } from "../request/refusal";
import type { HostAddress } from "./host";

/**
 * Returns the addresses that CreateUHostInstance asks for. The simulator has no networks: it accepts any VPCId and
 * SubnetId, and without them the host is in the default ones of its project and region.
 */
export function requestedAddresses(parameters: Parameters, place: Place, random: Random): HostAddress[] {
  const interfaces = parameters.numbers("NetworkInterface").map((number) => `NetworkInterface.${number}`);
  const ipv6 = interfaces.some((name) => parameters.anyUnder(`${name}.IPv6`));
  const network = { Default: "true", ...requestedNetwork(parameters, place) } as const;
  return [
    { IPMode: "IPv4", Type: "Private", IP: privateAddress(parameters, random), ...network },
    ...(ipv6
      ? [{ IPMode: "IPv6", Type: "Private", IP: `fd00::${byte(random).toString(16)}`, ...network } as const]
      : []),
    ...interfaces
      .filter((name) => parameters.anyUnder(`${name}.EIP`))
      .map((name) => publicAddress(parameters, `${name}.EIP`, random)),
  ];
}

function requestedNetwork(parameters: Parameters, { project, region }: Place): Pick<HostAddress, "VPCId" | "SubnetId"> {
  const random = seededRandom(`network ${project} ${region}`);
  const [vpc, subnet] = [randomId("uvnet-", random), randomId("subnet-", random)];
  return { VPCId: parameters.text("VPCId") ?? vpc, SubnetId: parameters.text("SubnetId") ?? subnet };
}

/** "Only one private address is supported." */
function privateAddress(parameters: Parameters, random: Random): string {
  const [given, ...others] = parameters.list("PrivateIp");
  if (others.length > 0) throw unavailableParameter("PrivateIp");
  return given ?? `10.9.${byte(random)}.${byte(random)}`;
}

function publicAddress(parameters: Parameters, prefix: string, random: Random): HostAddress {
  const line = parameters.required(`${prefix}.OperatorName`);
  parameters.oneOf(`${prefix}.OperatorName`, ["Bgp", "International"]);
  parameters.oneOf(`${prefix}.PayMode`, ["Traffic", "Bandwidth", "ShareBandwidth", "Free"]);
  const bandwidth = parameters.count(`${prefix}.Bandwidth`, 0);
  const IP = `106.75.${byte(random)}.${byte(random)}`;
  return { IPMode: "IPv4", Type: line, IP, IPId: randomId("eip-", random), Bandwidth: bandwidth };
}

function byte(random: Random): number {
  return 1 + Math.floor(random() * 254);
}
