import { netCapabilities } from "../../filter/host";
import { fitRules } from "../../filter/host-fit";
import { knownMachineTypes } from "../../filter/host-type";
import { orders } from "../../filter/order";
import * as vocabulary from "../../image/vocabulary";
import { policies } from "../../pin/arguments";
import { statuses } from "../../pin/condition";
import { packageName } from "../tokens";

export const displayName = "UCloud Image";
export const publisher = "pulumi-ucloud-image";

/**
 * Where the engine downloads a missing plugin. Undefined while the archives are not published: `pulumi plugin install`
 * then needs `--file`, and the engine never goes to an address that is not ours.
 */
export const pluginDownloadUrl: string | undefined = undefined;

/**
 * Returns the name and meaning of a list of accepted values. A new list must be added here, because its name would be a
 * guess.
 */
export function namedEnum(values: readonly unknown[]): { readonly name: string; readonly meaning: string } {
  const known = enumNames.find(([accepted]) => String(accepted) === String(values));
  if (known === undefined) {
    throw new TypeError(`The accepted values ${values.join(", ")} have no name in the plugin's schema.`);
  }
  const [, name, meaning] = known;
  return { name, meaning };
}

/** How each language spells the package. Source: https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/schema/ */
export const languages = {
  csharp: { namespaces: { [packageName]: "UCloudImage" }, respectSchemaVersion: true },
  go: {
    rootPackageName: "ucloudimage",
    importBasePath: "pulumi-ucloud-image/sdk/go/ucloudimage",
    generateResourceContainerTypes: true,
    respectSchemaVersion: true,
  },
  java: { buildFiles: "gradle" },
  // Differs from the package's own name, which for TypeScript is the package that needs no plugin.
  nodejs: { packageName: "pulumi-ucloud-image-plugin", respectSchemaVersion: true },
  python: {
    packageName: "pulumi_ucloud_image",
    inputTypes: "classes-and-dicts",
    pyproject: { enabled: true },
    respectSchemaVersion: true,
  },
} as const;

/** Names and meanings of the lists of accepted values, here and in sdk/types.ts. */
export const enumNames: readonly (readonly [readonly string[], name: string, meaning: string, isOpen?: boolean])[] = [
  [
    vocabulary.imageTypes,
    "ImageType",
    "Where an image comes from: `Base` is UCloud's own, `Custom` was made from a host, `Business` is of the image market. DescribeImage: ImageType.",
  ],
  [
    vocabulary.funcTypes,
    "FuncType",
    "What a market image is made for: hosts with GPUs, an application, or hosts in general. DescribeImage: FuncType.",
  ],
  [vocabulary.osTypes, "OsType", "Kind of operating system. DescribeImage: OsType."],
  [
    vocabulary.features,
    "Feature",
    "What an image can do on a host, and what UCloud may add to it. `NetEnhnced` is UCloud's own spelling of network enhancement 1.0. DescribeImage: Features.",
    true,
  ],
  [
    vocabulary.scenes,
    "Scene",
    "A group under which UCloud's console lists images: recommended ones, with drivers, for painting by AI, with AI models, for high-performance computing, and what UCloud may add. DescribeImage: SceneCategories.",
    true,
  ],
  [
    vocabulary.architectures,
    "Architecture",
    "CPU architecture: `arm64` is what UCloud marks with the feature Aarch64_Type, `x86_64` everything else.",
  ],
  [
    vocabulary.states,
    "State",
    "Whether a host can be made from an image: from an `Available` one only. DescribeImage: State.",
  ],
  [
    orders,
    "Order",
    "Which of several matches comes first: the newest (`createTime`), or of the highest OS version the newest (`osVersion`).",
  ],
  [
    vocabulary.gpuTypes,
    "GpuType",
    "Type of a host's GPUs, and what UCloud may add. CreateUHostInstance: GpuType.",
    true,
  ],
  [
    knownMachineTypes,
    "MachineType",
    "Machine type of a host. The name of a family or of an older type will do. CreateUHostInstance: MachineType.",
    true,
  ],
  [
    netCapabilities,
    "NetCapability",
    "Network enhancement of a host: none, 1.0, 2.0 or 3.0. CreateUHostInstance: NetCapability.",
  ],
  [
    fitRules,
    "FitRule",
    "A rule by which CreateUHostInstance refuses a pair of image and host; the names are this package's own.",
  ],
  [
    policies,
    "Policy",
    "What a pin does about an event: nothing, warn on its row, fail, or move to the image that its filter finds now.",
  ],
  [
    statuses,
    "Status",
    "How a pin stands; of several conditions the gravest. `superseded`: a match comes before the pinned image. `endOfLife`: its maintenance has ended. `unavailable`: its state starts no host. `gone`: it does not exist any more.",
  ],
];
