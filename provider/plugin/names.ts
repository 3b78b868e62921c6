import { policies } from "../images/arguments";
import { statuses } from "../images/condition";
import * as vocabulary from "../images/vocabulary";

/** Pulumi's package, and the namespace of its configuration. */
export const packageName = "ucloud-image";
export const displayName = "UCloud Image";
export const publisher = "pulumi-ucloud-image";

/**
 * Where the engine downloads a plugin that it does not have. Undefined while the archives are published nowhere: then
 * `pulumi plugin install` needs `--file`, and nothing sends the engine to an address that is not ours.
 */
export const pluginDownloadUrl: string | undefined = undefined;

export const tokens = {
  getImage: tokenOf("getImage"),
  getImages: tokenOf("getImages"),
  getImagePerZone: tokenOf("getImagePerZone"),
  checkImageFit: tokenOf("checkImageFit"),
  pinnedImage: tokenOf("PinnedImage"),
} as const;

/** The token of a type, function or resource. All are in Pulumi's root module. */
export function tokenOf(name: string): string {
  return `${packageName}:index:${name}`;
}

/** The name of a list of accepted values. A new list must be told here: its name would be a guess. */
export function enumName(values: readonly unknown[]): string {
  const known = enumNames.find(([accepted]) => String(accepted) === String(values));
  if (known === undefined) {
    throw new TypeError(`The accepted values ${values.join(", ")} have no name in the plugin's schema.`);
  }
  return known[1];
}

/** The name of an object that stands in another: the owner's and the property's, unless a better one is told here. */
export function objectName(owner: string, property: string): string {
  const name = `${owner}${property.charAt(0).toUpperCase()}${property.slice(1)}`;
  return objectNames[name] ?? name;
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
  // Not the package's own name: for TypeScript that is the package that needs no plugin.
  nodejs: { packageName: "pulumi-ucloud-image-plugin", respectSchemaVersion: true },
  python: {
    packageName: "pulumi_ucloud_image",
    inputTypes: "classes-and-dicts",
    pyproject: { enabled: true },
    respectSchemaVersion: true,
  },
} as const;

/** What the lists of accepted values are called, here and in sdk/types.ts. */
export const enumNames: readonly (readonly [readonly string[], string])[] = [
  [vocabulary.imageTypes, "ImageType"],
  [vocabulary.funcTypes, "FuncType"],
  [vocabulary.osTypes, "OsType"],
  [vocabulary.features, "Feature"],
  [vocabulary.scenes, "Scene"],
  [vocabulary.architectures, "Architecture"],
  [vocabulary.states, "State"],
  [vocabulary.orders, "Order"],
  [vocabulary.netCapabilities, "NetCapability"],
  [vocabulary.fitRules, "FitRule"],
  [policies, "Policy"],
  [statuses, "Status"],
];

const objectNames: Readonly<Record<string, string>> = {
  CheckImageFitArgsHost: "Host",
  CheckImageFitArgsImage: "FitImage",
  CheckImageFitResultBrokenRules: "BrokenRule",
  ExplanationFallbacks: "FilterReport",
  ExplanationFunnel: "FunnelStep",
  ExplanationNearestMisses: "NearMiss",
  ExplanationQuery: "QueryValue",
  FilterReportFunnel: "FunnelStep",
  FilterReportNearestMisses: "NearMiss",
  FilterReportQuery: "QueryValue",
  GetImageArgsFallbacks: "ImageFilter",
  GetImageArgsHost: "Host",
  GetImagePerZoneArgsFallbacks: "ImageFilter",
  GetImagePerZoneArgsHost: "Host",
  GetImagePerZoneResultImages: "FoundImage",
  GetImageResultExplanation: "Explanation",
  GetImagesArgsFallbacks: "ImageFilter",
  GetImagesArgsHost: "Host",
  GetImagesResultExplanation: "Explanation",
  GetImagesResultImages: "FoundImage",
  PinnedImageDrift: "Drift",
  PinnedImageFallbacks: "ImageFilter",
  PinnedImageHost: "Host",
  PinnedImageImage: "Image",
  FoundImagePriceSet: "Price",
  GetImageResultPriceSet: "Price",
  ImagePriceSet: "Price",
};
