import { UserError } from "../provider/text/user-error";
import { isPinType } from "./pin-type";
import { plainProperties, type Properties } from "./plain-properties";

/** The stack, project and source of a resource. */
export interface ResourcePlace {
  readonly urn: string;
  readonly stack: string;
  readonly project: string;
  /** Its name in its program. */
  readonly name: string;
  /** The source of the state: a file, standard input, or `pulumi stack export`. */
  readonly source: string;
  /** The line of the program that declares it, if recorded. */
  readonly position?: SourcePosition;
}

/** A place in a program. */
export interface SourcePosition {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line: number;
}

/** A pin as recorded in a stack's state. */
export interface RecordedPin extends ResourcePlace {
  readonly type: string;
  /** Its properties, or the reason why they can't be read. */
  readonly properties: Properties | { readonly problem: string };
}

/** Returns the pins among the resources of a state. */
export function collectPins(resources: readonly Properties[], source: string): RecordedPin[] {
  return resources
    .filter(({ type }) => isPinType(type))
    .map((resource) => ({
      ...placeOf(resource, source),
      type: String(resource["type"]),
      properties: plainProperties(asObject(resource["outputs"]) ?? {}),
    }));
}

/** Returns the resources in the output of `pulumi stack export`. Throws a UserError when the text is not a stack export. */
export function resourcesOfExport(text: string, source: string): Properties[] {
  const deployment = asObject(asObject(parseJson(text, source))?.["deployment"]);
  if (deployment === undefined) {
    throw new UserError(
      `${source} is not a stack export: it has no deployment. Make one with: pulumi stack export > FILE`,
    );
  }
  // A stack that was never updated has no resources.
  const resources: unknown = deployment["resources"] ?? [];
  const all = Array.isArray(resources) ? resources.map(asObject).filter((resource) => resource !== undefined) : [];
  // A resource that is pending deletion has a successor in the same state, or is about to go.
  return all.filter((resource) => typeof resource["urn"] === "string" && resource["delete"] !== true);
}

/**
 * Returns the place of a resource. Source: Pulumi's documentation of URNs, `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`.
 */
export function placeOf(resource: Properties, source: string): ResourcePlace {
  const urn = String(resource["urn"]);
  const [stack = "", project = "", , ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  const position = positionOf(resource["sourcePosition"]);
  return { urn, stack, project, name: name.join("::"), source, ...(position && { position }) };
}

/** Reads `project:///index.ts#12,3`. Source: Pulumi's sdk/go/common/apitype, ResourceV3.SourcePosition. */
function positionOf(position: unknown): SourcePosition | undefined {
  const [, file, line] = /^project:\/\/\/([^#]+)#(\d+)/.exec(typeof position === "string" ? position : "") ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** Returns a value if it is an object and not a list, else undefined. */
export function asObject(value: unknown): Properties | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const hint = text.trim() === "" ? "it is empty" : "it is not JSON";
    throw new UserError(`${source} is not a stack export: ${hint}. Make one with: pulumi stack export > FILE`, {
      cause,
    });
  }
}
