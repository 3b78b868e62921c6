/**
 * A host as DescribeUHostInstance shows it, reduced to the fields that depend on what CreateUHostInstance was given.
 * https://docs.ucloud.cn/api/uhost-api/describe_uhost_instance
 */
export interface Host {
  /** Where it is, which is where its image must be. */
  readonly Zone: string;
  /** `uhost-` and a word. */
  readonly UHostId: string;
  /** As CreateUHostInstance was told. */
  readonly Name: string;
  /** Its business group. */
  readonly Tag: string;
  /** A remark of its owner's; empty. */
  readonly Remark: string;
  /** Whether it runs. */
  readonly State: HostState;
  /** The id of the system disk, despite its name. */
  readonly ImageId: string;
  /** The id of the image that it was made from, or reinstalled with. */
  readonly BasicImageId: string;
  /** The name of that image. */
  readonly BasicImageName: string;
  /** The operating system of that image. */
  readonly OsName: string;
  /** Linux or Windows. */
  readonly OsType: string;
  /** Its family, such as N, O or G. */
  readonly MachineType: string;
  /** Its CPU platform, such as Intel/Auto. */
  readonly CpuPlatform: string;
  /** Cores. */
  readonly CPU: number;
  /** MB. */
  readonly Memory: number;
  /** How many GPUs. */
  readonly GPU: number;
  /** Of which type; empty without GPUs. */
  readonly GpuType: string;
  /** How it is paid, such as Month. */
  readonly ChargeType: string;
  /** Unix seconds. */
  readonly CreateTime: number;
  /** Normal, Super, Ultra or Extreme. */
  readonly NetCapability: string;
  /** Whether its CPU and memory can be changed while it runs. */
  readonly HotplugFeature: boolean;
  /** Whether it was given user data. */
  readonly CloudInitFeature: boolean;
  /** Whether it has an IPv6 address. */
  readonly IPv6Feature: boolean;
  /** Its disks, of which exactly one is the boot disk. */
  readonly DiskSet: readonly HostDisk[];
  /** Its addresses. */
  readonly IPSet: readonly HostAddress[];
}

/** The simulator's hosts change their state at once, so the states in between (Starting, Stopping) never show. */
export type HostState = "Running" | "Stopped";

/** A disk of a host. */
export interface HostDisk {
  /** Its id. */
  readonly DiskId: string;
  /** Such as CLOUD_SSD or CLOUD_RSSD. */
  readonly DiskType: string;
  /** Whether the host boots from it; texts, as UCloud has them. */
  readonly IsBoot: "True" | "False";
  /** GB. */
  readonly Size: number;
}

/** An address of a host. */
export interface HostAddress {
  /** Its version. */
  readonly IPMode: "IPv4" | "IPv6";
  /** Private, or the name of a public line. */
  readonly Type: string;
  /** The address. */
  readonly IP: string;
}
