import { status } from "@grpc/grpc-js";
import { pinnedImage, type PinResource } from "../pin";
import { pinnedImagePerZone } from "../pin-per-zone";
import { RequestError } from "./grpc-status";
import { pinnedImagePerZoneToken, pinnedImageToken } from "./tokens";

/** Returns the resource of a URN. Source: Pulumi's documentation of URNs, `…::PARENT$TYPE::NAME`. */
export function resourceOf(urn: string): PinResource {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const resource = resources.get(type);
  if (resource === undefined) {
    const problem = `There is no resource ${type}, only ${[...resources.keys()].join(" and ")}.`;
    throw new RequestError(status.UNIMPLEMENTED, problem);
  }
  return resource;
}

const resources: ReadonlyMap<string, PinResource> = new Map([
  [pinnedImageToken, pinnedImage],
  [pinnedImagePerZoneToken, pinnedImagePerZone],
]);
