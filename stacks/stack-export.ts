import { UserError } from "../provider/text/user-error";
import { isPinType } from "./pin-type";
import { plainProperties, type Properties } from "./plain-properties";

/** Where a resource stands. */
export interface ResourcePlace {
  readonly urn: string;
  readonly stack: string;
  readonly project: string;
  /** Its name in its program. */
  readonly name: string;
  /** Where the state was read: a file, standard input, or `pulumi stack export`. */
  readonly source: string;
  /** The line of the program that makes it, where the state says so. */
  readonly position?: SourcePosition;
}

/** A place in a program. */
export interface SourcePosition {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line: number;
}

/** A pin as a stack's state holds it. */
export interface RecordedPin extends ResourcePlace {
  /** Its properties, or why they can't be read. */
  readonly properties: Properties | { readonly problem: string };
}

/** Returns the pins among the resources of a state. */
export function pinsAmong(resources: readonly Properties[], source: string): RecordedPin[] {
  return resources
    .filter(({ type }) => isPinType(type))
    .map((resource) => ({
      ...placeOf(resource, source),
      properties: plainProperties(asObject(resource["outputs"]) ?? {}),
    }));
}

/** Returns the resources of what `pulumi stack export` prints. Throws a UserError that says what is wrong with it. */
export function resourcesOfExport(text: string, source: string): Properties[] {
  const deployment = asObject(asObject(parsed(text, source))?.["deployment"]);
  if (deployment === undefined) {
    throw new UserError(
      `${source} is no stack export: it has no deployment. Make one with: pulumi stack export > FILE`,
    );
  }
  // A stack that was never updated has no resources.
  const resources: unknown = deployment["resources"] ?? [];
  const all = Array.isArray(resources) ? resources.map(asObject).filter((resource) => resource !== undefined) : [];
  // What waits for its deletion has a successor in the same state, or is on its way out.
  return all.filter((resource) => typeof resource["urn"] === "string" && resource["delete"] !== true);
}

/** Returns where a resource stands. Source: Pulumi's documentation of URNs, `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. */
export function placeOf(resource: Properties, source: string): ResourcePlace {
  const urn = String(resource["urn"]);
  const [stack = "", project = "", , ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  const position = positionOf(resource["sourcePosition"]);
  return { urn, stack, project, name: name.join("::"), source, ...(position && { position }) };
}

/** Source: Pulumi's sdk/go/common/apitype, ResourceV3.SourcePosition: `project:///index.ts#12,3`. */
function positionOf(position: unknown): SourcePosition | undefined {
  const [, file, line] = /^project:\/\/\/([^#]+)#(\d+)/.exec(typeof position === "string" ? position : "") ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** Returns a value when it is an object, and no list. */
export function asObject(value: unknown): Properties | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const hint = text.trim() === "" ? "it is empty" : "it is not JSON";
    throw new UserError(`${source} is no stack export: ${hint}. Make one with: pulumi stack export > FILE`, { cause });
  }
}
