import { regionOf } from "../../regions";
import type { Action, Call } from "../call";
import type { Firewall } from "../../firewalls/firewall";
import { noSuchFirewall } from "../../firewalls/firewall-store";
import { resourceTypes } from "./resource-types";

const DEFAULT_LIMIT = 20;

/**
 * Lists one firewall by its id, the one of a resource, or all of the project in the region.
 * https://docs.ucloud.cn/api/unet-api/describe_firewall
 */
export const describeFirewall: Action = (call) => {
  const { parameters, hosts, firewalls, place } = call;
  const matching = matchingFirewalls(call);
  const offset = parameters.count("Offset", 0);
  const page = matching.slice(offset, offset + (parameters.count("Limit", 0) || DEFAULT_LIMIT));
  const ids = hosts
    .inProject(place.project)
    .filter(({ Zone }) => regionOf(Zone) === place.region)
    .map(({ UHostId }) => firewalls.of(place, UHostId).FWId);
  const counted = page.map((firewall) => ({
    ...firewall,
    ResourceCount: ids.filter((id) => id === firewall.FWId).length,
  }));
  return { TotalCount: matching.length, DataSet: counted };
};

function matchingFirewalls({ parameters, place, firewalls, hosts }: Call): readonly Firewall[] {
  const firewallId = parameters.text("FWId");
  if (firewallId !== undefined) return [firewalls.find(place, firewallId)];
  const resourceId = parameters.text("ResourceId");
  if (resourceId === undefined) return firewalls.inPlace(place);
  const resourceType = parameters.required("ResourceType");
  parameters.oneOf("ResourceType", resourceTypes);
  const host = hosts.inProject(place.project).find(({ UHostId }) => UHostId === resourceId);
  if (resourceType !== "uhost" || host === undefined || regionOf(host.Zone) !== place.region) {
    throw noSuchFirewall(`Firewall of ${resourceType} [${resourceId}]`);
  }
  return [firewalls.of(place, resourceId)];
}
