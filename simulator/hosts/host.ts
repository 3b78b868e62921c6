/**
 * A host as DescribeUHostInstance shows it. Left out are the fields that UCloud's page calls deprecated and those of
 * products that the simulator does not have. https://docs.ucloud.cn/api/uhost-api/describe_uhost_instance
 */
export interface Host {
  /** Its zone. Its image must be in the same one. */
  readonly Zone: string;
  /** `uhost-` and a word. */
  readonly UHostId: string;
  /** Its name, from CreateUHostInstance. */
  readonly Name: string;
  /** Its business group. */
  readonly Tag: string;
  /** Its owner's remark. */
  readonly Remark: string;
  /** Its state. */
  readonly State: HostState;
  /** Whether its boot disk is ready. */
  readonly BootDiskState: BootDiskState;
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
  /** Its machine type, such as N, O or G. */
  readonly MachineType: string;
  /** The older type that it was asked for by, such as N2; else empty. */
  readonly UHostType: string;
  /** Its family, such as o1i; empty where none was asked for. */
  readonly UHostFamily: string;
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
  /** When it has to be paid again, in Unix seconds. */
  readonly ExpireTime: number;
  /** Whether that happens by itself: Yes or No. */
  readonly AutoRenew: "Yes" | "No";
  /** Normal, Super, Ultra or Extreme. */
  readonly NetCapability: string;
  /** Whether its CPU and memory can be changed while it runs. */
  readonly HotplugFeature: boolean;
  /** Whether it was given user data. */
  readonly CloudInitFeature: boolean;
  /** Whether it has an IPv6 address. */
  readonly IPv6Feature: boolean;
  /** Its isolation group, or empty. */
  readonly IsolationGroup: string;
  /** Empty: the simulator has no RDMA clusters. */
  readonly RdmaClusterId: string;
  /** Normal, the only kind that UCloud documents. */
  readonly LifeCycle: "Normal";
  /** GB of its data disks. */
  readonly TotalDiskSpace: number;
  /** Its disks, of which exactly one is the boot disk. */
  readonly DiskSet: readonly HostDisk[];
  /** Its addresses. */
  readonly IPSet: readonly HostAddress[];
}

/** UCloud also documents Install Fail, Rebooting and an empty text. Hosts of the simulator never have them. */
export type HostState = "Initializing" | "Starting" | "Running" | "Stopping" | "Stopped";

/** "No image can be made of a boot disk that is still initializing." */
export type BootDiskState = "Initializing" | "Normal";

/** A disk of a host. */
export interface HostDisk {
  /** Its id. */
  readonly DiskId: string;
  /** Such as CLOUD_SSD or CLOUD_RSSD. */
  readonly DiskType: string;
  /** Whether the host boots from it: a text, as in UCloud's answers. */
  readonly IsBoot: "True" | "False";
  /** GB. */
  readonly Size: number;
  /** Boot, Data, or Udisk for a data disk in the cloud. */
  readonly Type: "Boot" | "Data" | "Udisk";
  /** Whether it is encrypted: a text, as in UCloud's answers. */
  readonly Encrypted: "true" | "false";
}

/** An address of a host. */
export interface HostAddress {
  /** Its version. */
  readonly IPMode: "IPv4" | "IPv6";
  /** Private, or the line of a public address: Bgp or International. */
  readonly Type: string;
  /** The address. */
  readonly IP: string;
  /** Whether its network interface is the default one; of private addresses only. */
  readonly Default?: "true";
  /** The network of a private address. */
  readonly VPCId?: string;
  /** The subnet of a private address. */
  readonly SubnetId?: string;
  /** The id of a public address. */
  readonly IPId?: string;
  /** Mb/s of a public address. */
  readonly Bandwidth?: number;
}
