import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../provider/text/argument-error";
import { hide, textsIn } from "../provider/text/hide";
import { traceOf } from "../provider/text/reason";
import { isUserError } from "../provider/text/user-error";
import { runLockfile, rowContext } from "./configuration";
import { unknownUntilCreated } from "./dependencies";
import type { Inputs } from "./inputs";
import { asRunError, isMocked, loadProvider, secretArgumentNames } from "./invoke";
import { expectPackageInProject } from "./projectPackage";
import { providerText } from "./providerText";
import type { Drift, Image, PinnedImageArgs, PinOrigin, Status } from "./types";

/**
 * An image that is looked up once and recorded in the stack, so that a newer image does not replace existing hosts. A
 * preview shows on the pin's row when the image is superseded, past its end of maintenance, unavailable or gone. The
 * arguments `onSuperseded`, `onEndOfLife` and `onUnavailable` decide what happens then.
 *
 * The pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by
 * `pulumi up --replace` with its URN. Its `id` is always the id of the pinned image.
 *
 * @example
 * ```ts
 * import { PinnedImage } from "pulumi-ucloud-image";
 *
 * const pin = new PinnedImage("web", {
 *   zone: "cn-bj2-05",
 *   os: "Ubuntu 22.04",
 *   features: ["CloudInit"],
 *   onEndOfLife: "error",
 * });
 * export const imageId = pin.imageId;
 * ```
 */
export class PinnedImage extends pulumi.CustomResource {
  /** Id of the pinned image, for a host's image id. Known in preview. */
  declare readonly imageId: pulumi.Output<string>;
  /** The place, the owner and the query of the pinned image. */
  declare readonly pinned: pulumi.Output<PinOrigin>;
  /** The pinned image as of the last creation, update or refresh of the pin. */
  declare readonly image: pulumi.Output<Image>;
  /** In a preview that moves the pin: the reason, and how to keep it. Else undefined. */
  declare private readonly notice: pulumi.Output<string | undefined>;
  /** Status of the pin at its last update or refresh. */
  declare readonly status: pulumi.Output<Status>;
  /** Id that the filter found at that time; the pin's own id when it found nothing newer. */
  declare readonly newestImageId: pulumi.Output<string>;
  /** The changes that a move to the newest image would bring; empty when there is no newer one. */
  declare readonly drift: pulumi.Output<Drift>;

  /**
   * @param name - The pin's name, unique in its stack; it is part of its URN.
   * @param args - The filter and the pin's policies. Each value may be an output of another resource.
   * @param opts - Pulumi's resource options. `protect` makes an update fail that would move the pin.
   */
  constructor(name: string, args: Inputs<PinnedImageArgs>, opts?: pulumi.CustomResourceOptions) {
    const open = unknownUntilCreated(args, opts?.dependsOn);
    const secrets = secretArgumentNames(args);
    const recorded = {
      secretArguments: secrets.then((names) => (names.length === 0 ? undefined : names)),
      lockFile: lockFile(),
    };
    super(resourceType, name, { ...allOutputs(), ...open, ...recorded, __provider: providerText }, checkOptions(opts));
    if (!isMocked() && opts?.id === undefined) {
      // Keeps the program alive: it ends when the engine has answered all calls, and this check asks UCloud.
      const done = pulumi.runtime.rpcKeepAlive();
      this.warnOfStatus(args, secrets).then(done, done);
      this.logMove();
    }
  }

  /**
   * Reads an image with a known id as a pin. The stack does not manage it.
   *
   * @param name - The name of the resource in this stack.
   * @param id - The image's id.
   * @param place - The image's region and project, if they are not the configured ones.
   *
   * @example
   * ```ts
   * import { PinnedImage } from "pulumi-ucloud-image";
   *
   * const golden = PinnedImage.get("golden", "uimage-4kcnlz", { region: "cn-bj2" });
   * export const system = golden.image.osName;
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Inputs<Pick<PinnedImageArgs, "region" | "projectId">> = {},
    opts?: pulumi.CustomResourceOptions,
  ): PinnedImage {
    return new PinnedImage(name, place, { ...opts, id });
  }

  /** Returns whether a value is a PinnedImage, also one of another copy of this package. */
  static override isInstance(value: unknown): value is PinnedImage {
    return pulumi.CustomResource.isInstance(value) && Reflect.get(value, "__pulumiType") === resourceType;
  }

  /** Logs the reason of a move. In a preview, `notice` is the value that check resolved. */
  private logMove(): void {
    this.notice.apply(async (text) => text !== undefined && pulumi.log.info(text, this));
  }

  /**
   * Logs warnings on the pin's row, which a dynamic provider can't do. Repeats the provider's review with the arguments
   * from the resource's outputs: transforms, `ignoreChanges` and policies may have changed those of the program.
   */
  private async warnOfStatus(written: Inputs<PinnedImageArgs>, secrets: Promise<readonly string[]>): Promise<void> {
    const provider = loadProvider();
    const { imageId, image, pinned } = this;
    const [program, record, origin] = await Promise.all([
      knownValues(written),
      knownValues({ imageId, image }),
      // Missing in a state of version 0.1.
      knownValues({ pinned }),
    ]);
    if (program === undefined || record === undefined) {
      return;
    }
    // In a preview, the output of an argument that was not given is unknown, and so left out.
    const fields = provider.pinnedImage.form.fields.filter((field) => field !== "imageId" || field in program);
    const used = await Promise.all(
      fields.map((field) => knownValues({ [field]: Reflect.get(this, field) as pulumi.Input<unknown> })),
    );
    const args = Object.assign({}, ...used) as object;
    const secretArguments = new Set(await secrets);
    const hidden = [...secretArguments].flatMap((name) => textsIn(Reflect.get(program, name)));
    const context = { ...provider.forLookup(rowContext(provider)), secretArguments };
    try {
      for (const text of await provider.pinnedImage.warnings(context, { ...args }, { ...record, ...origin })) {
        await pulumi.log.warn(hide(text, hidden), this);
      }
    } catch (error) {
      // A defect fails the run. A row without a message would read as "all is well".
      await (isUserError(error) ? pulumi.log.warn(error.message, this) : pulumi.log.error(traceOf(error), this));
    }
  }
}

/** Returns the values of outputs, or undefined when one is unknown. The methods are missing in Pulumi's types. */
async function knownValues(values: object): Promise<Record<string, unknown> | undefined> {
  const output = pulumi.output<unknown>(values) as unknown as {
    readonly isKnown: Promise<boolean>;
    promise(): Promise<Record<string, unknown>>;
  };
  const value = await output.promise();
  return (await output.isKnown) ? value : undefined;
}

/** Returns every property of the resource as an output. A transform may add an argument, which is an output too. */
function allOutputs(): Readonly<Record<string, undefined>> {
  const recorded = ["imageId", "image", "pinned", "notice", "status", "newestImageId", "drift"];
  const args = isMocked() ? [] : loadProvider().pinnedImage.form.fields;
  return Object.fromEntries([...recorded, ...args].map((name) => [name, undefined]));
}

/** Returns the path of this run's lockfile, or undefined when it is not used. */
function lockFile(): string | undefined {
  try {
    return isMocked() ? undefined : runLockfile(loadProvider());
  } catch (error) {
    throw asRunError(error);
  }
}

/** Returns the options. Throws an ArgumentError for those that would fail later, before the resource is registered. */
function checkOptions(opts: pulumi.CustomResourceOptions | undefined): pulumi.CustomResourceOptions | undefined {
  if (!isMocked()) {
    expectPackageInProject();
  }
  if (opts?.import !== undefined) {
    throw asRunError(
      new ArgumentError([
        {
          field: "import",
          reason:
            "is not supported by this PinnedImage: a dynamic provider can't import. Set the argument imageId to the same id, and the pin " +
            "adopts that image. Only programs in other languages import a pin, through the provider plugin.",
        },
      ]),
    );
  }
  return opts;
}

/** The type of a dynamic resource must begin with `pulumi-nodejs:dynamic`; people read the rest in a preview. */
const resourceType = "pulumi-nodejs:dynamic/ucloud-image:PinnedImage";
