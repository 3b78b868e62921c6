import type { Host } from "../../hosts/host";
import { Refusal } from "../../request/refusal";
import { regionOf } from "../../regions";
import type { Call } from "../call";

/** Returns the host that UHostId names, in the caller's project and place, or throws a Refusal. */
export function existingHost({ parameters, place, hosts }: Call): Host {
  const hostId = parameters.required("UHostId");
  const host = hosts.inProject(place.project).find(({ UHostId }) => UHostId === hostId);
  // 8039 is UCloud's "the host has been deleted". A guess: it also answers an id that never existed.
  const here = host !== undefined && regionOf(host.Zone) === place.region && (place.zone ?? host.Zone) === host.Zone;
  if (!here) {
    throw new Refusal(8039, `UHost [${hostId}] does not exist`);
  }
  return host;
}
