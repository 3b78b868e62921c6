import { UserError } from "../provider/text/user-error";
import { plainProperties, type Properties } from "./plain-properties";

/** A pin as a stack's state holds it. */
export interface RecordedPin {
  readonly urn: string;
  readonly stack: string;
  readonly project: string;
  /** The resource's name in its program. */
  readonly name: string;
  /** Where the state was read: a file, standard input, or `pulumi stack export`. */
  readonly source: string;
  /** Its properties, or why they can't be read. */
  readonly properties: Properties | { readonly problem: string };
}

/** Reads what `pulumi stack export` prints; throws a UserError that says what is wrong with it. */
export function pinsOfExport(text: string, source: string): RecordedPin[] {
  return resourcesOf(parsed(text, source), source).flatMap((resource) => {
    const { type, urn, outputs, delete: pendingDelete } = resource;
    // What waits for its deletion has a successor in the same state, which is the pin.
    return typeof urn === "string" && pinTypes.has(String(type)) && pendingDelete !== true
      ? [{ urn, source, ...partsOf(urn), properties: plainProperties(asObject(outputs) ?? {}) }]
      : [];
  });
}

/** The pin of the dynamic provider, which TypeScript programs make, and that of the plugin. */
const pinTypes = new Set(["pulumi-nodejs:dynamic/ucloud-image:PinnedImage", "ucloud-image:index:PinnedImage"]);

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const hint = text.trim() === "" ? "it is empty" : "it is not JSON";
    throw new UserError(`${source} is no stack export: ${hint}. Make one with: pulumi stack export > FILE`, { cause });
  }
}

function resourcesOf(state: unknown, source: string): Properties[] {
  const deployment = asObject(asObject(state)?.["deployment"]);
  if (deployment === undefined) {
    throw new UserError(
      `${source} is no stack export: it has no deployment. Make one with: pulumi stack export > FILE`,
    );
  }
  // A stack that was never updated has no resources.
  const resources: unknown = deployment["resources"] ?? [];
  return Array.isArray(resources) ? resources.map(asObject).filter((resource) => resource !== undefined) : [];
}

/** Source: Pulumi's documentation of URNs, `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. */
function partsOf(urn: string): Pick<RecordedPin, "stack" | "project" | "name"> {
  const [stack = "", project = "", , ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  return { stack, project, name: name.join("::") };
}

function asObject(value: unknown): Properties | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
