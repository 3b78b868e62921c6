import { regionOf } from "../regions";
import type { Action } from "./call";

const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 100;

/** https://docs.ucloud.cn/api/uhost-api/describe_uhost_instance */
export const describeUHostInstance: Action = ({ parameters, place, hosts }) => {
  const ids = parameters.list("UHostIds");
  const tag = parameters.text("Tag");
  const matching = hosts
    .inProject(place.project)
    .filter(({ Zone }) => (place.zone ?? Zone) === Zone && regionOf(Zone) === place.region)
    .filter(({ UHostId, Tag }) => (ids.length === 0 || ids.includes(UHostId)) && (tag ?? Tag) === Tag);
  const offset = parameters.count("Offset", 0);
  const limit = Math.min(parameters.count("Limit", 0) || DEFAULT_LIMIT, LARGEST_LIMIT);
  return { TotalCount: matching.length, UHostSet: matching.slice(offset, offset + limit) };
};
