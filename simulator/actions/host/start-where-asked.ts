import type { Host } from "../../hosts/host";
import type { Call } from "../call";

/** AutoStart: "whether the host is started right afterwards, by default not". */
export function startWhereAsked({ parameters, hosts }: Call, { UHostId }: Host): void {
  if (parameters.flag("AutoStart")) hosts.pass(UHostId, "Starting", "Running");
}
