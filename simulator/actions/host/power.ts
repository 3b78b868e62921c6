import type { Host, HostState } from "../../hosts/host";
import { Refusal } from "../../request/refusal";

/** Throws a Refusal unless the host is in one of the accepted states. */
export function checkState(host: Host, ...accepted: HostState[]): void {
  if (accepted.includes(host.State)) return;
  // UCloud documents what the code means, "the host's power state is wrong, try again later", not which actions answer
  // it.
  throw new Refusal(8905, `UHost [${host.UHostId}] is ${host.State}, not ${accepted.join(" or ")}`);
}

/** Throws a Refusal unless the host is stopped: "operation failed, stop the host and try again". */
export function checkStopped(host: Host): void {
  if (host.State !== "Stopped") throw new Refusal(8010, `Operation failed: stop UHost [${host.UHostId}] first`);
}
