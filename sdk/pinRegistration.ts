import * as pulumi from "@pulumi/pulumi";
import type { PinResource } from "../provider/pin";
import { ArgumentError } from "../provider/text/argument-error";
import { hide, textsIn } from "../provider/text/hide";
import { traceOf } from "../provider/text/reason";
import { isUserError } from "../provider/text/user-error";
import { asRunError } from "./asRunError";
import { runLockfile, rowContext, type Provider } from "./configuration";
import { isKnown, unknownUntilCreated } from "./dependencies";
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
  /** Whether no argument is an output, so that all are known and none is secret. */
  private readonly isPlain: boolean;
  private readonly secrets: Promise<readonly string[]>;

  constructor(
    private readonly pin: PinClass,
    private readonly written: object,
    opts: pulumi.CustomResourceOptions | undefined,
  ) {
    this.options = checkOptions(pin, opts);
    this.isPlain = isPlainValue(written);
    this.secrets = this.isPlain ? Promise.resolve([]) : secretArgumentNames(written);
    this.properties = {
      ...Object.fromEntries(this.names().map((name) => [name, undefined])),
      ...(this.isPlain && opts?.dependsOn === undefined ? written : unknownUntilCreated(written, opts?.dependsOn)),
      ...(!this.isPlain && { secretArguments: this.secrets.then((names) => (names.length === 0 ? undefined : names)) }),
      ...lockFile(),
      __provider: providerTextOf(pin.name),
    };
  }

  /** Returns the names of the properties to read afterwards. A transform may add an argument, which is an output too. */
  private names(): readonly string[] {
    const args = isMocked() ? [] : this.pin.resource(loadProvider()).form.fields;
    return [...new Set([...this.pin.outputs, noticeField, ...args])];
  }

  /** Logs warnings and the reason of a move on the pin's row, which a dynamic provider can't do. */
  log(resource: pulumi.CustomResource): void {
    if (isMocked() || this.options.id !== undefined) {
      return;
    }
    const done = keepProgramAlive();
    this.logOn(resource).then(done, done);
  }

  /**
   * Repeats the provider's review with the arguments that the engine used: transforms, `ignoreChanges` and policies may have
   * changed those of the program.
   */
  private async logOn(resource: pulumi.CustomResource): Promise<void> {
    const { [noticeField]: notice, ...known } = await knownProperties(resource, this.names());
    if (typeof notice === "string") {
      void pulumi.log.info(notice, resource);
    }
    const isRecorded = this.pin.record.every((field) => field in known);
    if (!isRecorded || !(this.isPlain || (await isKnown(pulumi.output<unknown>(this.written))))) {
      return;
    }
    const provider = loadProvider();
    const { form, warnings } = this.pin.resource(provider);
    // The record has a field of that name too.
    const isGiven = (field: string) => field in known && (field !== this.pin.idField || field in this.written);
    const args = valuesOf(known, form.fields.filter(isGiven));
    const record = valuesOf(known, [...this.pin.record, "pinned"]);
    const secretArguments = new Set(await this.secrets);
    const hidden = [...secretArguments].flatMap((name) => textsIn(known[name]));
    const context = { ...provider.forLookup(rowContext(provider)), secretArguments };
    try {
      for (const text of await warnings(context, args, record)) {
        await pulumi.log.warn(hide(provider.rowText(text, await urnOf(resource)), hidden), resource);
      }
    } catch (error) {
      // A defect fails the run. A row without a message would read as "all is well".
      await (isUserError(error)
        ? pulumi.log.warn(error.message, resource)
        : pulumi.log.error(traceOf(error), resource));
    }
  }
}

/** In a preview, its value is the one that check resolved. */
const noticeField = "notice";

/**
 * Returns the properties of a registered resource that are known. Its outputs are read as they are: to wrap each of some
 * forty in another output took about a fifth of a preview of 100 pins.
 */
async function knownProperties(
  resource: pulumi.CustomResource,
  names: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const entries = await Promise.all(names.map(async (name) => [name, await knownValue(resource, name)] as const));
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

async function knownValue(resource: pulumi.CustomResource, name: string): Promise<unknown> {
  const output = Reflect.get(resource, name) as ReadableOutput<unknown>;
  const value = await output.promise();
  return (await isKnown(output)) ? value : undefined;
}

function urnOf({ urn }: pulumi.CustomResource): Promise<string> {
  return (urn as unknown as ReadableOutput<string>).promise();
}

function valuesOf(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));
}

/** The method of an output that is missing in Pulumi's types. */
interface ReadableOutput<Value> {
  promise(): Promise<Value>;
}

/** Returns whether a value has no output or promise at any depth, so that it is neither secret nor unknown. */
function isPlainValue(value: unknown): boolean {
  if (typeof value !== "object" || value === null) {
    return true;
  }
  const isLiteral = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isLiteral && Object.values(value).every(isPlainValue);
}

/**
 * Keeps the program alive until the returned function is called: it ends when the engine has answered all calls, and a
 * review asks UCloud. One call to Pulumi serves all pins of a run, because each call costs 2 ms.
 */
function keepProgramAlive(): () => void {
  const run: object = pulumi.runtime.getMonitor() ?? {};
  const keeping = kept.get(run) ?? { reviews: 0, end: pulumi.runtime.rpcKeepAlive() };
  keeping.reviews += 1;
  kept.set(run, keeping);
  return () => {
    keeping.reviews -= 1;
    if (keeping.reviews === 0) {
      kept.delete(run);
      keeping.end();
    }
  };
}

const kept = new WeakMap<object, { reviews: number; readonly end: () => void }>();

/** Returns the path of this run's lockfile, if it is used. */
function lockFile(): { readonly lockFile?: string } {
  try {
    const path = isMocked() ? undefined : runLockfile(loadProvider());
    return path === undefined ? {} : { lockFile: path };
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
