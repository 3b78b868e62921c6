/**
 * A host as DescribeUHostInstance shows it, reduced to the fields that depend on what CreateUHostInstance was given.
 * https://docs.ucloud.cn/api/uhost-api/describe_uhost_instance
 */
export interface Host {
  readonly Zone: string;
  readonly UHostId: string;
  readonly Name: string;
  readonly Tag: string;
  readonly Remark: string;
  readonly State: HostState;
  /** The id of the system disk, despite its name. */
  readonly ImageId: string;
  readonly BasicImageId: string;
  readonly BasicImageName: string;
  readonly OsName: string;
  readonly OsType: string;
  readonly MachineType: string;
  readonly CpuPlatform: string;
  readonly CPU: number;
  /** MB. */
  readonly Memory: number;
  readonly GPU: number;
  readonly GpuType: string;
  readonly ChargeType: string;
  /** Unix seconds. */
  readonly CreateTime: number;
  readonly NetCapability: string;
  readonly HotplugFeature: boolean;
  readonly CloudInitFeature: boolean;
  readonly IPv6Feature: boolean;
  readonly DiskSet: readonly HostDisk[];
  readonly IPSet: readonly HostAddress[];
}

/** The simulator's hosts change their state at once, so the states in between (Starting, Stopping) never show. */
export type HostState = "Running" | "Stopped";

export interface HostDisk {
  readonly DiskId: string;
  readonly DiskType: string;
  readonly IsBoot: "True" | "False";
  /** GB. */
  readonly Size: number;
}

export interface HostAddress {
  readonly IPMode: "IPv4" | "IPv6";
  readonly Type: string;
  readonly IP: string;
}
