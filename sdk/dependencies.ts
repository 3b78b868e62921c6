import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../provider/text/argument-error";

/**
 * Returns the time at which the last dependency of a lookup was created: the resources of `dependsOn`, and those that its
 * arguments come from. Undefined without dependencies. Unknown in a preview when one of them is not created yet, as for
 * the functions of every Pulumi provider. Source: Pulumi's sdk/nodejs/runtime/invoke.ts.
 */
export function lastCreationTime(
  dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
  args: pulumi.Output<unknown>,
): pulumi.Output<number | undefined> {
  const explicit: pulumi.Output<unknown> = pulumi.output<unknown>(dependsOn ?? []);
  const custom = explicit.apply(async (given) => {
    const resources = [...resourcesIn(given), ...(await resourcesBehind(explicit)), ...(await resourcesBehind(args))];
    return [...new Set((await Promise.all(resources.map(customResourcesOf))).flat())];
  });
  return custom.apply((made) => pulumi.all(made.map(({ id }) => id)).apply(() => latest(made)));
}

/**
 * Returns the arguments of a pin, unknown in a preview while a dependency of the pin is not created yet. Check resolves
 * the pin and does not know its dependencies, so it would not find the images that they create. In an update the engine
 * waits for them.
 */
export function unknownUntilCreated<Args extends object>(
  args: Args,
  dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
): Args {
  if (!pulumi.runtime.isDryRun()) {
    return args;
  }
  // Carries no resources: otherwise a replaced dependency would replace the pin too.
  const made = isKnown(lastCreationTime(dependsOn, pulumi.output<unknown>(args))).then((known) =>
    known ? undefined : (pulumi.unknown as unknown),
  );
  const open = (value: unknown) => pulumi.all([value, made]).apply(([own]) => own);
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, open(value)])) as Args;
}

/** Returns whether the value of an output is known. The property is missing in Pulumi's types. */
export async function isKnown(output: object): Promise<boolean> {
  return !("isKnown" in output) || (await output.isKnown) === true;
}

/** Returns the resources of an output, which Pulumi's own functions wait for too. They are missing in Pulumi's types. */
async function resourcesBehind(output: object): Promise<readonly pulumi.Resource[]> {
  const list = "allResources" in output ? output.allResources : undefined;
  const found: unknown = typeof list === "function" ? await list.call(output) : [];
  return typeof found === "object" && found !== null && Symbol.iterator in found
    ? [...(found as Iterable<pulumi.Resource>)]
    : [];
}

function resourcesIn(value: unknown): pulumi.Resource[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    if (!pulumi.Resource.isInstance(each)) {
      throw new ArgumentError([{ field: "dependsOn", reason: "takes only resources." }]);
    }
    return each;
  });
}

/**
 * Returns the custom resources to wait for. A component is created when all its children and those of its components are.
 * Children of a custom resource do not count.
 */
async function customResourcesOf(resource: pulumi.Resource): Promise<pulumi.CustomResource[]> {
  if (pulumi.CustomResource.isInstance(resource)) {
    // A resource that is known only by its URN has no id to wait for.
    return "id" in resource && pulumi.Output.isInstance(resource.id) ? [resource] : [];
  }
  const { __data: constructed, __childResources: children } = resource as Component;
  await constructed;
  return (await Promise.all([...(children ?? [])].map(customResourcesOf))).flat();
}

interface Component {
  readonly __data?: Promise<unknown>;
  readonly __childResources?: ReadonlySet<pulumi.Resource>;
}

/** The performance.now() at which this program first saw a resource created, never before its creation. */
const seenAt = new WeakMap<pulumi.Resource, number>();

function latest(resources: readonly pulumi.Resource[]): number | undefined {
  const now = performance.now();
  const times = resources.map((resource) => {
    const at = seenAt.get(resource) ?? now;
    seenAt.set(resource, at);
    return at;
  });
  return times.length === 0 ? undefined : Math.max(...times);
}
