import { regionOf } from "../../regions";
import type { Action } from "../call";

const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 100;

/**
 * Lists hosts. Leaves out a host that is gone, without an error.
 * https://docs.ucloud.cn/api/uhost-api/describe_uhost_instance
 */
export const describeUHostInstance: Action = ({ parameters, place, hosts }) => {
  const ids = parameters.list("UHostIds");
  const tag = parameters.text("Tag");
  const group = parameters.text("IsolationGroup");
  const matching = hosts
    .inProject(place.project)
    .filter(({ Zone }) => (place.zone ?? Zone) === Zone && regionOf(Zone) === place.region)
    .filter(({ UHostId }) => ids.length === 0 || ids.includes(UHostId))
    .filter(({ Tag, IsolationGroup }) => (tag ?? Tag) === Tag && (group ?? IsolationGroup) === IsolationGroup);
  const offset = parameters.count("Offset", 0);
  const limit = Math.min(parameters.count("Limit", 0) || DEFAULT_LIMIT, LARGEST_LIMIT);
  const page = matching.slice(offset, offset + limit);
  for (const { UHostId } of page) hosts.noteShown(UHostId);
  return { TotalCount: matching.length, UHostSet: page };
};
