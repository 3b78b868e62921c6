import * as pulumi from "@pulumi/pulumi";
import { knownOnceMade } from "./dependencies";
import type { Inputs } from "./inputs";
import { isMocked, loadProvider, runContext, secretsAmong } from "./invoke";
import type { Drift, Image, PinnedImageArgs, PinOrigin, Status } from "./types";

/**
 * An image that is looked up once and then stays: the stack records it, so that tomorrow's newer image does not replace
 * today's hosts. A preview says on the pin's row when it is superseded, past its end of maintenance, unavailable or
 * gone; what happens then is for `onSuperseded`, `onEndOfLife` and `onUnavailable` to say.
 *
 * The pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by
 * `pulumi up --replace` with its URN. Its `id` is always that of the pinned image.
 */
export class PinnedImage extends pulumi.CustomResource {
  /** Id of the pinned image: what a host takes as its ImageId. Known in preview. */
  declare readonly imageId: pulumi.Output<string>;
  /** Where, by whom and by which query the image was pinned. */
  declare readonly pinned: pulumi.Output<PinOrigin>;
  /** The pinned image as it was when the pin was made, or last updated or refreshed. */
  declare readonly image: pulumi.Output<Image>;
  /** In a preview that moves the pin: why, and the line that takes it back. Else undefined. */
  declare private readonly notice: pulumi.Output<string | undefined>;
  /** How the pin stood when it was last updated or refreshed. */
  declare readonly status: pulumi.Output<Status>;
  /** Id that the filter found at that time; the pin's own when nothing comes before it. */
  declare readonly newestImageId: pulumi.Output<string>;
  /** What a move to the newest image would change; empty when there is none. */
  declare readonly drift: pulumi.Output<Drift>;

  /**
   * @param name - The pin's name, unique in its stack; it is part of its URN.
   * @param args - The filter, and what else there is to say about the pin. Any of it may be another resource's output.
   * @param opts - Pulumi's options of a resource. `protect` guards the pin against every move that nobody asked for.
   */
  constructor(name: string, args: Inputs<PinnedImageArgs>, opts?: pulumi.CustomResourceOptions) {
    const outputs = { image: undefined, pinned: undefined, notice: undefined, ...observations };
    const known = knownOnceMade(args, opts?.dependsOn);
    const secrets = secretsAmong(args);
    const told = { secretArguments: secrets.then((names) => (names.length === 0 ? undefined : names)) };
    super(
      resourceType,
      name,
      { ...outputs, ...known, ...told, imageId: known.imageId, __provider: providerText },
      opts,
    );
    if (!isMocked()) {
      this.tellHowItStands(args, secrets);
      this.tellOfAMove();
    }
  }

  /** In a preview, what check resolved is the output: also why the pin moves. */
  private tellOfAMove(): void {
    this.notice.apply(async (text) => text !== undefined && pulumi.log.info(text, this));
  }

  /** A dynamic provider can't write on the resource's row, so the program does: from the same review, once more. */
  private tellHowItStands(args: Inputs<PinnedImageArgs>, secrets: Promise<readonly string[]>): void {
    const recorded = [this.imageId, this.image, this.pinned] as const;
    const told = pulumi.all([args, ...recorded]).apply(async ([known, imageId, image, pinned]) => {
      const provider = loadProvider();
      const context = { ...provider.forLookup(runContext(provider)), secretArguments: new Set(await secrets) };
      for (const text of await provider.warningsOf(context, { ...known }, { imageId, image, pinned })) {
        await pulumi.log.warn(text, this);
      }
    });
    // A program ends when the engine has answered all its calls. The look at UCloud is none of them.
    const done = pulumi.runtime.rpcKeepAlive();
    settled(told).then(done, done);
  }
}

/** What an update or a refresh sees of a pin. */
const observations = { status: undefined, newestImageId: undefined, drift: undefined };

/** Waits for an output, be it known, unknown or failed. Pulumi's outputs can tell, although their types do not say so. */
async function settled(output: object): Promise<unknown> {
  return (output as { promise?: () => Promise<unknown> }).promise?.();
}

/** The type of a dynamic resource must start so; the rest is what people read in a preview. */
const resourceType = "pulumi-nodejs:dynamic/ucloud-image:PinnedImage";

/**
 * What the engine's process for dynamic providers evaluates, and records in the state. `pulumi.dynamic.Resource` would
 * write it by serialising a closure, which loads the TypeScript compiler and changes the text with each compiler; this
 * one is the same for every version of the package, so that an upgrade alone shows no change. The package is found from
 * the project's folder, which is that process's own. Source: Pulumi's sdk/nodejs/cmd/dynamic-provider/index.ts.
 */
const providerText =
  'exports.handler = () => require("node:module").createRequire(process.cwd() + "/")' +
  '("pulumi-ucloud-image/provider").createPinnedImageProvider();';
