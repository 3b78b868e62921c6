import * as pulumi from "@pulumi/pulumi";

/**
 * Returns whether a unit test replaces the engine by `pulumi.runtime.setMocks`. A monitor without a connection to an
 * engine is a mock, also that of another copy of @pulumi/pulumi.
 */
export function isMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && !("getChannel" in monitor);
}
