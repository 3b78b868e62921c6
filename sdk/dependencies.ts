import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../provider/text/argument-error";

/**
 * Returns when the last of the resources was made that a lookup waits for: those of `dependsOn`, and those that its
 * arguments come from. It is undefined without any, and unknown in a preview that is still to make one of them, as for
 * the functions of every Pulumi provider. Source: Pulumi's sdk/nodejs/runtime/invoke.ts.
 */
export function whenMade(
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
 * Returns the arguments of a pin so that a preview leaves them open which is still to make what the pin waits for. Check,
 * which resolves a pin, is not told of resources, and would not find what they make. In an update the engine waits.
 */
export function knownOnceMade<Args extends object>(
  args: Args,
  dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
): Args {
  if (!pulumi.runtime.isDryRun()) {
    return args;
  }
  // Without the resources themselves: an argument that comes from one would be replaced with it.
  const made = isKnown(whenMade(dependsOn, pulumi.output<unknown>(args))).then((known) =>
    known ? undefined : (pulumi.unknown as unknown),
  );
  const open = (value: unknown) => pulumi.all([value, made]).apply(([own]) => own);
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, open(value)])) as Args;
}

async function isKnown(output: object): Promise<boolean> {
  return !("isKnown" in output) || (await output.isKnown) === true;
}

/** Pulumi keeps both out of its types, and the resources of an output are what its own functions wait for. */
async function resourcesBehind(output: object): Promise<readonly pulumi.Resource[]> {
  const list = "allResources" in output ? output.allResources : undefined;
  const found: unknown = typeof list === "function" ? await list.call(output) : [];
  return found instanceof Set ? [...(found as ReadonlySet<pulumi.Resource>)] : [];
}

function resourcesIn(value: unknown): pulumi.Resource[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    if (!pulumi.Resource.isInstance(each)) {
      throw new ArgumentError([{ field: "dependsOn", reason: "takes resources, and was given something else." }]);
    }
    return each;
  });
}

/** A component is made when all its children are, and those of its components; children of a resource do not count. */
async function customResourcesOf(resource: pulumi.Resource): Promise<pulumi.CustomResource[]> {
  if (pulumi.CustomResource.isInstance(resource)) {
    // A resource of which only the URN is known has no id to wait for.
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

/** By performance.now(), when this program first saw that it was made: no earlier than it was. */
const seenMade = new WeakMap<pulumi.Resource, number>();

function latest(resources: readonly pulumi.Resource[]): number | undefined {
  const now = performance.now();
  const times = resources.map((resource) => {
    const at = seenMade.get(resource) ?? now;
    seenMade.set(resource, at);
    return at;
  });
  return times.length === 0 ? undefined : Math.max(...times);
}
