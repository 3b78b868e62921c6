import type { Place } from "../access/authorization";
import { randomId, seededRandom } from "../random";
import { Refusal } from "../request/refusal";
import type { Firewall, FirewallRule, FirewallType } from "./firewall";

/** The firewalls, and which one each host has. */
export class FirewallStore {
  private readonly granted = new Map<string, string>();

  /** Returns the firewalls of a project in a region. */
  inPlace(place: Place): readonly Firewall[] {
    return defaultFirewalls.map((firewall) => firewallIn(place, firewall));
  }

  /** Returns the firewall of that id. Throws a Refusal when the project has none in the region. */
  find(place: Place, firewallId: string): Firewall {
    const found = this.inPlace(place).find(({ FWId }) => FWId === firewallId);
    if (found === undefined) throw noSuchFirewall(`Firewall [${firewallId}]`);
    return found;
  }

  /** The firewall of a host; "default: the recommended web firewall". */
  of(place: Place, hostId: string): Firewall {
    return this.find(place, this.granted.get(hostId) ?? firewallIn(place, recommendedWeb).FWId);
  }

  grant(hostId: string, firewallId: string): void {
    this.granted.set(hostId, firewallId);
  }

  revoke(hostId: string): void {
    this.granted.delete(hostId);
  }
}

/** 54002 is what UCloud's Terraform provider reads as "no such firewall"; the documents name no code. */
export function noSuchFirewall(what: string): Refusal {
  return new Refusal(54002, `${what} not exist`);
}

interface DefaultFirewall {
  readonly type: FirewallType;
  readonly name: string;
  readonly ports: readonly string[];
}

const recommendedWeb: DefaultFirewall = {
  type: "recommend web",
  name: "web service recommendation:tcp 22,3389,80,443",
  ports: ["22", "3389", "80", "443"],
};

const defaultFirewalls: readonly DefaultFirewall[] = [
  recommendedWeb,
  { type: "recommend non web", name: "non web service recommendation:tcp 22,3389", ports: ["22", "3389"] },
];

/** The ids are the same in every simulator: a stack created with one simulator can be read with another. */
function firewallIn({ project, region }: Place, { type, name, ports }: DefaultFirewall): Firewall {
  const random = seededRandom(`firewall ${project} ${region} ${type}`);
  return {
    FWId: randomId("firewall-", random),
    GroupId: String(10_000 + Math.floor(random() * 90_000)),
    Name: name,
    Tag: "Default",
    Remark: `open tcp port:${ports.join(",")} and icmp`,
    Type: type,
    CreateTime: Date.UTC(2020, 0, 1) / 1000,
    Rule: [...ports.map((port) => rule("TCP", port)), rule("ICMP", "")],
  };
}

function rule(protocol: string, port: string): FirewallRule {
  return {
    SrcIP: "0.0.0.0/0",
    Priority: "HIGH",
    ProtocolType: protocol,
    DstPort: port,
    RuleAction: "ACCEPT",
    Remark: "",
  };
}
