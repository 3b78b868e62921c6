import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../provider/text/argument-error";
import { hide, textsIn } from "../provider/text/hide";
import { traceOf } from "../provider/text/reason";
import { isUserError } from "../provider/text/user-error";
import { lockfileOfRun, rowContext } from "./configuration";
import { knownOnceMade } from "./dependencies";
import type { Inputs } from "./inputs";
import { endingClearly, isMocked, loadProvider, secretsAmong } from "./invoke";
import { expectPackageInProject } from "./projectPackage";
import { providerText } from "./providerText";
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
    const open = knownOnceMade(args, opts?.dependsOn);
    const secrets = secretsAmong(args);
    const told = {
      secretArguments: secrets.then((names) => (names.length === 0 ? undefined : names)),
      lockFile: lockFile(),
    };
    super(resourceType, name, { ...allOutputs(), ...open, ...told, __provider: providerText }, checkedOptions(opts));
    if (!isMocked() && opts?.id === undefined) {
      // A program ends when the engine has answered all its calls. The look at UCloud is none of them.
      const done = pulumi.runtime.rpcKeepAlive();
      this.tellHowItStands(args, secrets).then(done, done);
      this.tellOfAMove();
    }
  }

  /**
   * Reads a pin of an image whose id is known, without making one: the stack does not manage it.
   *
   * @param name - The name of the resource in this stack.
   * @param id - The image's id.
   * @param place - Where the image is, when the stack's configuration does not say so.
   *
   * @example
   * ```ts
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

  /** Whether a value is a PinnedImage, also one of another copy of this package. */
  static override isInstance(value: unknown): value is PinnedImage {
    return pulumi.CustomResource.isInstance(value) && Reflect.get(value, "__pulumiType") === resourceType;
  }

  /** In a preview, what check resolved is the output: also why the pin moves. */
  private tellOfAMove(): void {
    this.notice.apply(async (text) => text !== undefined && pulumi.log.info(text, this));
  }

  /**
   * A dynamic provider can't write on the resource's row, so the program does: from the same review, once more, with
   * the arguments in the resource's outputs. Transforms, `ignoreChanges` and policies may have changed those of the
   * program.
   */
  private async tellHowItStands(written: Inputs<PinnedImageArgs>, secrets: Promise<readonly string[]>): Promise<void> {
    const provider = loadProvider();
    const { imageId, image, pinned } = this;
    const [program, record, origin] = await Promise.all([
      known(written),
      known({ imageId, image }),
      // A state of 0.1 has none.
      known({ pinned }),
    ]);
    if (program === undefined || record === undefined) {
      return;
    }
    // The output of an argument that nobody gave is unknown in a preview, and so left out.
    const fields = provider.pinnedImage.form.fields.filter((field) => field !== "imageId" || field in program);
    const used = await Promise.all(
      fields.map((field) => known({ [field]: Reflect.get(this, field) as pulumi.Input<unknown> })),
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
      // A defect fails the run: a row that says nothing would read as "all is well".
      await (isUserError(error) ? pulumi.log.warn(error.message, this) : pulumi.log.error(traceOf(error), this));
    }
  }
}

/** Returns the values of outputs; undefined when one of them is unknown. Pulumi keeps both questions out of its types. */
async function known(values: object): Promise<Record<string, unknown> | undefined> {
  const output = pulumi.output<unknown>(values) as unknown as {
    readonly isKnown: Promise<boolean>;
    promise(): Promise<Record<string, unknown>>;
  };
  const value = await output.promise();
  return (await output.isKnown) ? value : undefined;
}

/** Every property of the resource: an argument that a transform adds is an output of it too. */
function allOutputs(): Readonly<Record<string, undefined>> {
  const recorded = ["imageId", "image", "pinned", "notice", "status", "newestImageId", "drift"];
  const args = isMocked() ? [] : loadProvider().pinnedImage.form.fields;
  return Object.fromEntries([...recorded, ...args].map((name) => [name, undefined]));
}

/** The lockfile of the lookups of this run; undefined where there is none. */
function lockFile(): string | undefined {
  try {
    return isMocked() ? undefined : lockfileOfRun(loadProvider());
  } catch (error) {
    throw endingClearly(error);
  }
}

/** Refuses, before anything is registered, what would fail in the middle, and says what to do. */
function checkedOptions(opts: pulumi.CustomResourceOptions | undefined): pulumi.CustomResourceOptions | undefined {
  if (!isMocked()) {
    expectPackageInProject();
  }
  if (opts?.import !== undefined) {
    throw endingClearly(
      new ArgumentError([
        {
          field: "import",
          reason:
            "is not for this PinnedImage, since a dynamic provider can't import. Give the argument imageId the same " +
            "id: the pin adopts that image. Only programs in other languages import a pin, by the provider plugin.",
        },
      ]),
    );
  }
  return opts;
}

/** The type of a dynamic resource must start so; the rest is what people read in a preview. */
const resourceType = "pulumi-nodejs:dynamic/ucloud-image:PinnedImage";
