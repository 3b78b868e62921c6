import type * as pulumi from "@pulumi/pulumi";
import * as sdk from "../../sdk";
import type { PinnedImageArgs } from "../../sdk";
import type { StackOptions } from "../engine/stack";
import * as viaPlugin from "../../sdk/plugin";
import { pluginFolder } from "../provider/plugin/plugin-folder";

/** One of the two ways in which a program reaches this package. */
export interface Surface {
  readonly name: string;
  /** What a stack needs so that `pulumi` finds it. */
  readonly options: StackOptions;
  pin(
    name: string,
    args: PinnedImageArgs,
    options?: pulumi.CustomResourceOptions,
  ): sdk.PinnedImage | viaPlugin.PinnedImage;
  /** Takes a known image into the stack: an import, where Pulumi has one. */
  adopt(name: string, args: PinnedImageArgs): void;
  readonly functions: Pick<typeof sdk, "getImage" | "getImages" | "getImagePerZone" | "checkImageFit">;
}

export const dynamicProvider: Surface = {
  name: "the dynamic provider",
  options: {},
  pin: (name, args, options) => new sdk.PinnedImage(name, args, options),
  // Pulumi imports no dynamic resources: the code that would read them comes with the resource.
  adopt: (name, args) => new sdk.PinnedImage(name, args),
  functions: sdk,
};

export const plugin: Surface = {
  name: "the plugin",
  options: { plugins: { "ucloud-image": pluginFolder } },
  pin: (name, args, options) => new viaPlugin.PinnedImage(name, args, options),
  adopt: (name, args) => new viaPlugin.PinnedImage(name, args, { import: args.imageId ?? "" }),
  functions: viaPlugin,
};
