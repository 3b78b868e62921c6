import * as pulumi from "@pulumi/pulumi";
import type { PinResource } from "../provider/pin";
import { ArgumentError } from "../provider/text/argument-error";
import { hide, textsIn } from "../provider/text/hide";
import { traceOf } from "../provider/text/reason";
import { isUserError } from "../provider/text/user-error";
import { asRunError } from "./asRunError";
import { runLockfile, rowContext, type Provider } from "./configuration";
import { unknownUntilCreated } from "./dependencies";
import { loadProvider } from "./invoke";
import { isMocked } from "./isMocked";
import { expectPackageInProject } from "./projectPackage";
import { providerTextOf } from "./providerText";
import { secretArgumentNames } from "./secretArgumentNames";

/** A class of pins: its name, its provider and its properties. */
export interface PinClass {
  readonly name: "PinnedImage" | "PinnedImagePerZone";
  readonly resource: (provider: Provider) => PinResource;
  /** The argument that names known images. */
  readonly idField: string;
  /** The outputs that record its images. */
  readonly record: readonly string[];
  /** All outputs that are no arguments. */
  readonly outputs: readonly string[];
}

/** Returns the type of a class. It must begin with `pulumi-nodejs:dynamic`; people read the rest in a preview. */
export function typeOfPin({ name }: Pick<PinClass, "name">): string {
  return `pulumi-nodejs:dynamic/ucloud-image:${name}`;
}

/** What a pin registers with the engine, and what it logs on its row afterwards. */
export class PinRegistration {
  readonly properties: pulumi.Inputs;
  readonly options: pulumi.CustomResourceOptions;
  private readonly secrets: Promise<readonly string[]>;

  constructor(
    private readonly pin: PinClass,
    private readonly written: object,
    opts: pulumi.CustomResourceOptions | undefined,
  ) {
    this.secrets = secretArgumentNames(written);
    this.options = checkOptions(pin, opts);
    this.properties = {
      ...allOutputs(pin),
      ...unknownUntilCreated(written, opts?.dependsOn),
      secretArguments: this.secrets.then((names) => (names.length === 0 ? undefined : names)),
      lockFile: lockFile(),
      __provider: providerTextOf(pin.name),
    };
  }

  /** Logs warnings and the reason of a move on the pin's row, which a dynamic provider can't do. */
  log(resource: pulumi.CustomResource): void {
    if (isMocked() || this.options.id !== undefined) {
      return;
    }
    // Keeps the program alive: it ends when the engine has answered all calls, and this check asks UCloud.
    const done = pulumi.runtime.rpcKeepAlive();
    this.warnOfStatus(resource).then(done, done);
    // In a preview, `notice` is the value that check resolved.
    const notice: pulumi.Output<unknown> = pulumi.output<unknown>(outputOf(resource, "notice"));
    notice.apply(async (text) => typeof text === "string" && pulumi.log.info(text, resource));
  }

  /**
   * Repeats the provider's review with the arguments from the resource's outputs: transforms, `ignoreChanges` and policies
   * may have changed those of the program.
   */
  private async warnOfStatus(resource: pulumi.CustomResource): Promise<void> {
    const provider = loadProvider();
    const { form, warnings } = this.pin.resource(provider);
    const [program, record, origin] = await Promise.all([
      knownValues(this.written),
      knownValues(Object.fromEntries(this.pin.record.map((field) => [field, outputOf(resource, field)]))),
      // Missing in a state of version 0.1.
      knownValues({ pinned: outputOf(resource, "pinned") }),
    ]);
    if (program === undefined || record === undefined) {
      return;
    }
    // In a preview, the output of an argument that was not given is unknown, and so left out.
    const fields = form.fields.filter((field) => field !== this.pin.idField || field in program);
    const used = await Promise.all(fields.map((field) => knownField(resource, field)));
    const args = Object.assign({}, ...used) as object;
    const secretArguments = new Set(await this.secrets);
    const hidden = [...secretArguments].flatMap((name) => textsIn(Reflect.get(program, name)));
    const context = { ...provider.forLookup(rowContext(provider)), secretArguments };
    try {
      for (const text of await warnings(context, { ...args }, { ...record, ...origin })) {
        await pulumi.log.warn(hide(text, hidden), resource);
      }
    } catch (error) {
      // A defect fails the run. A row without a message would read as "all is well".
      await (isUserError(error)
        ? pulumi.log.warn(error.message, resource)
        : pulumi.log.error(traceOf(error), resource));
    }
  }
}

function outputOf(resource: pulumi.CustomResource, field: string): pulumi.Input<unknown> {
  return Reflect.get(resource, field) as pulumi.Input<unknown>;
}

/**
 * Returns one property of a registered resource, or undefined when it is unknown. Its output is read as it is: to wrap
 * each of some forty properties in another output took about a fifth of a preview of 100 pins.
 */
async function knownField(resource: pulumi.CustomResource, field: string): Promise<object | undefined> {
  const output = outputOf(resource, field) as ReadableOutput;
  const value = await output.promise();
  return (await output.isKnown) ? { [field]: value } : undefined;
}

/** Returns the values of outputs, or undefined when one is unknown. */
async function knownValues(values: object): Promise<Record<string, unknown> | undefined> {
  const output = pulumi.output<unknown>(values) as unknown as ReadableOutput;
  const value = await output.promise();
  return (await output.isKnown) ? (value as Record<string, unknown>) : undefined;
}

/** The methods of an output that are missing in Pulumi's types. */
interface ReadableOutput {
  readonly isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Returns every property of the resource as an output. A transform may add an argument, which is an output too. */
function allOutputs({ outputs, resource }: PinClass): Readonly<Record<string, undefined>> {
  const args = isMocked() ? [] : resource(loadProvider()).form.fields;
  return Object.fromEntries([...outputs, "notice", ...args].map((name) => [name, undefined]));
}

/** Returns the path of this run's lockfile, or undefined when it is not used. */
function lockFile(): string | undefined {
  try {
    return isMocked() ? undefined : runLockfile(loadProvider());
  } catch (error) {
    throw asRunError(error);
  }
}

/**
 * Returns the options, with the type of the plugin's pins as an alias. Throws an ArgumentError for those that would fail
 * later, before the resource is registered.
 */
function checkOptions(
  { name, idField }: PinClass,
  opts: pulumi.CustomResourceOptions | undefined,
): pulumi.CustomResourceOptions {
  if (!isMocked()) {
    expectPackageInProject();
  }
  if (opts?.import !== undefined) {
    const adopts =
      idField === "imageId"
        ? "to the same id, and the pin adopts that image"
        : "to the ids by zone, and the pin adopts them";
    throw asRunError(
      new ArgumentError([
        {
          field: "import",
          reason:
            `is not supported by this ${name}: a dynamic provider can't import. Set the argument ${idField} ${adopts}. ` +
            "Only the provider plugin imports a pin: see pulumi-ucloud-image/plugin.",
        },
      ]),
    );
  }
  return pulumi.mergeOptions({ aliases: [{ type: `ucloud-image:index:${name}` }] }, opts);
}
