import * as z from "zod";
import { gpuTypes } from "../image/vocabulary";
import { knownBootDisks } from "./boot-disks";
import { knownFamilies, knownMachineTypes, knownOlderTypes, typeProblemsOf } from "./host-type";

/** Network enhancements of a host: none, 1.0, 2.0 and 3.0. Source: UCloud API documentation, CreateUHostInstance. */
export const netCapabilities = ["Normal", "Super", "Ultra", "Extreme"] as const;

export type NetCapability = (typeof netCapabilities)[number];

const needs = (parameter: string, meaning: string) =>
  z.boolean().optional().describe(`${meaning} Default: no. CreateUHostInstance: ${parameter}.`);

/**
 * The host that an image must boot on, in CreateUHostInstance's terms. The machine type has no default: the rules of
 * one family are the opposite of another's, and a wrong guess would cost a host.
 */
export const hostShape = z
  .strictObject({
    machineType: z
      .string()
      .optional()
      .meta({ examples: [...knownMachineTypes] })
      .describe(
        "Machine type, such as `N`, `C`, `O`, `OM`, `G`. The name of a family or of an older type will do. O.BM and O.EPC are known, and UCloud publishes no rules for their images. CreateUHostInstance: MachineType.",
      ),
    uhostType: z
      .string()
      .optional()
      .meta({ examples: [...knownOlderTypes] })
      .describe(
        "Older type in place of a machine type, such as `N2`, or `G2` with its GPU. CreateUHostInstance: UHostType.",
      ),
    family: z
      .string()
      .optional()
      .meta({ examples: [...knownFamilies] })
      .describe(
        "Family, such as `o1r` (ARM) or `o2i`; it must belong to the machine type. Default: one with x86. CreateUHostInstance: UHostFamily.",
      ),
    gpuType: z
      .string()
      .min(1)
      .optional()
      .meta({ examples: [...gpuTypes] })
      .describe(
        "GPU type, such as `V100S`; needed for machine type G, and read there alone. CreateUHostInstance: GpuType.",
      ),
    cpuPlatform: z
      .string()
      .refine((platform) => cpuPlatform.test(platform), {
        error: "is no CPU platform; write it as CreateUHostInstance does, such as `Intel/Auto` or `Ampere/Altra`",
      })
      .optional()
      .describe(
        "Oldest CPU platform; `Ampere/Altra` is ARM. Default: one of x86, ARM for o1r, or that of the older type. CreateUHostInstance: MinimalCpuPlatform.",
      ),
    netCapability: z
      .enum(netCapabilities)
      .optional()
      .describe(
        "Network enhancement: 1.0, 2.0 and 3.0 are `Super`, `Ultra` and `Extreme`. Default: `Normal`. CreateUHostInstance: NetCapability.",
      ),
    hotplug: needs("HotplugFeature", "Whether CPU and memory can be changed while it runs."),
    userData: needs("UserData", "Whether it gets a script or data for its first start."),
    autoDataDiskInit: needs("AutoDataDiskInit", "Whether its data disks are mounted at its first start."),
    ipv6: needs("NetworkInterface.N.IPv6", "Whether it gets an IPv6 address."),
    bootDisk: z
      .strictObject({
        type: z
          .string()
          .refine((type) => diskType.test(type), {
            error: "is no disk type; write it as CreateUHostInstance does, such as `CLOUD_RSSD`",
          })
          .optional()
          .meta({ examples: [...knownBootDisks] })
          .describe(
            "Disk type, such as `CLOUD_RSSD`. Default: one that any image boots from. CreateUHostInstance: Disks.N.Type.",
          ),
        sizeGb: z
          .number()
          .positive()
          .optional()
          .describe(
            "Size in GB; a local boot disk takes exactly the image's size. Default: one that any image fits on. CreateUHostInstance: Disks.N.Size.",
          ),
      })
      .optional()
      .describe("Boot disk. Default: one that any image fits on."),
    cpu: z.int().positive().optional().describe("CPU cores. Default: enough for any image. CreateUHostInstance: CPU."),
  })
  .check((context) => {
    for (const { field, value, message } of typeProblemsOf(context.value)) {
      context.issues.push({ code: "custom", path: [field], input: value, message });
    }
  });

export type Host = z.output<typeof hostShape>;

/** Matches a maker and a platform, each with a capital letter: `ampere/altra` would otherwise pass for x86. */
const cpuPlatform = /^[A-Z][a-z]+\/[A-Z]\w*$/;

const diskType = /^[A-Z][A-Z\d_]*$/;
