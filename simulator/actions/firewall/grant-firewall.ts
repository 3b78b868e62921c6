import { regionOf } from "../../regions";
import { unavailableParameter } from "../../request/refusal";
import type { Action } from "../call";
import { resourceTypes } from "./resource-types";

/** Gives a host another firewall. https://docs.ucloud.cn/api/unet-api/grant_firewall */
export const grantFirewall: Action = ({ parameters, place, hosts, firewalls }) => {
  const firewall = firewalls.find(place, parameters.required("FWId"));
  const resourceType = parameters.required("ResourceType");
  parameters.oneOf("ResourceType", resourceTypes);
  const resourceId = parameters.required("ResourceId");
  const host = hosts.inProject(place.project).find(({ UHostId }) => UHostId === resourceId);
  if (resourceType !== "uhost" || host === undefined || regionOf(host.Zone) !== place.region) {
    throw unavailableParameter("ResourceId");
  }
  firewalls.grant(resourceId, firewall.FWId);
  return {};
};
