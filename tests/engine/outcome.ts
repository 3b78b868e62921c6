import type { EngineEvent, OpType } from "@pulumi/pulumi/automation";
import { isNotice } from "../notices";

// The engine also sends its debug lines, which a person sees only with --debug.
const shown = new Set<string>(["info", "info#err", "warning", "error"]);

/** A line that the engine prints about one resource, or about the stack (`name` undefined). */
export interface Diagnostic {
  readonly severity: string;
  readonly name: string | undefined;
  readonly text: string;
}

/** What the engine does, or would do, with one resource. */
interface Step {
  readonly op: OpType;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What one run of `pulumi` showed. */
export interface Outcome {
  /** What a person reads: standard output and standard error as printed, without colours. */
  readonly printed: string;
  readonly steps: readonly Step[];
  /** Without the notices of a client that waits. */
  readonly diagnostics: readonly Diagnostic[];
}

export function outcomeOf(events: readonly EngineEvent[], printed: string): Outcome {
  return {
    printed,
    steps: events.flatMap((event) => stepsIn(event)),
    diagnostics: events.flatMap((event) => diagnosticsIn(event)),
  };
}

/** The texts of the warnings on a resource's row. */
export function warningsOn(name: string, { diagnostics }: Outcome): string[] {
  return diagnostics.filter((line) => line.severity === "warning" && line.name === name).map((line) => line.text);
}

/** What the engine does with a resource, in order: a replacement has several steps. */
export function stepsOf(name: string, { steps }: Outcome): OpType[] {
  return steps.filter((step) => step.name === name).map((step) => step.op);
}

function stepsIn({ resourcePreEvent }: EngineEvent): Step[] {
  if (resourcePreEvent === undefined) return [];
  const { op, type, urn, new: after } = resourcePreEvent.metadata;
  return [{ op, type, name: nameIn(urn), inputs: after?.inputs ?? {} }];
}

function diagnosticsIn({ diagnosticEvent }: EngineEvent): Diagnostic[] {
  if (diagnosticEvent === undefined) return [];
  const { severity, urn, message, ephemeral } = diagnosticEvent;
  if (!shown.has(severity) || ephemeral === true) return [];
  const text = withoutColours(message).trim();
  if (isNotice(text)) return [];
  const name = urn === undefined || urn === "" ? undefined : nameIn(urn);
  return [{ severity, name, text }];
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

// The engine's events carry colours as `<{%fg 3%}>`.
function withoutColours(message: string): string {
  return message.replace(/<\{%.*?%\}>/g, "");
}
