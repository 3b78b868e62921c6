import { FailedRun } from "../engine/stack";
import type { Diagnostic, Outcome } from "../engine/outcome";

/** What a run showed of the pins, without what belongs to one surface alone. */
export interface Observation {
  /** What the engine did, or would do, with each pin. */
  readonly steps: readonly string[];
  /** What it said, as `severity name: text`. */
  readonly said: readonly string[];
}

/** Observes a run, be it successful or ended by the engine with an error. */
export async function observe(run: Promise<Outcome>): Promise<Observation> {
  const { steps, diagnostics } = await outcomeOf(run);
  return {
    steps: steps
      .filter(({ type }) => type.endsWith("PinnedImage"))
      .map(({ op, name }) => `${op} ${name}`)
      .sort(),
    said: [...new Set(diagnostics.map(lineOf))].sort(),
  };
}

/** An error or a result of a lookup, as it reaches the program. */
export async function answerOf(lookup: Promise<unknown>): Promise<unknown> {
  try {
    return await lookup;
  } catch (error) {
    return `failed: ${withoutFrame(error instanceof Error ? error.message : String(error))}`;
  }
}

async function outcomeOf(run: Promise<Outcome>): Promise<Outcome> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof FailedRun) return error.outcome;
    throw error;
  }
}

/** A dynamic provider can only print what the plugin says as a warning, and the program says some of it once more. */
function lineOf({ severity, name, text }: Diagnostic): string {
  return `${severity === "info#err" ? "warning" : severity} ${name}: ${withoutFrame(text)}`;
}

/**
 * The package's own words, with the property that they are about in front. The engine and Pulumi's SDK put words of
 * their own around them, which differ between a failure and an error. UCloud names each request anew.
 */
function withoutFrame(text: string): string {
  return (
    text
      .replace(/^\S+ resource '[^']*': property (\S+) value \{.*?\} has a problem: /, "$1: ")
      .replace(/^\S+ resource '[^']*' has a problem: /, "")
      .replace(/^Invoke of '[^']*' failed: (\S+) (.*) \(\1\)$/s, "$1: $2")
      .replace(/^invocation of \S+ returned an error: /, "")
      .replace(/ \(request [0-9a-f-]+\)/, "")
      // The URN names the surface, and a failure on the dynamic one can't know it.
      .replace(/pulumi up --replace '[^']*'/, "pulumi up --replace with its URN")
  );
}
