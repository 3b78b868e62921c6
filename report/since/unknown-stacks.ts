import { countText } from "../../provider/text/number-text";
import type { ReportData } from "../report-data";

interface StackName {
  readonly project: string;
  readonly stack: string;
}

/** The stacks that only one of two reports has read: nothing can be said about changes in them. */
export interface UnknownStacks {
  readonly isUnknown: (resource: StackName) => boolean;
  /** A sentence for each. */
  readonly sentences: readonly string[];
}

/** Returns the stacks that only one of two reports has read. A stack that was read and is empty is known. */
export function unknownStacks(earlier: ReportData, now: ReportData): UnknownStacks {
  const onlyBefore = missingStacks(earlier, now);
  const onlyNow = missingStacks(now, earlier);
  return {
    isUnknown: (resource) => onlyBefore.has(keyOf(resource)) || onlyNow.has(keyOf(resource)),
    sentences: [
      ...[...onlyBefore].map(([name, source]) => sentenceOf(name, source, earlier, now, "this report")),
      ...[...onlyNow].map(([name, source]) => sentenceOf(name, source, now, earlier, "the earlier report")),
    ],
  };
}

/** Returns the stacks that one report has read and the other has not, each with its source. */
function missingStacks({ stacks }: ReportData, other: ReportData): ReadonlyMap<string, string> {
  const known = new Set(other.stacks.read.flatMap(({ project, stack }) => nameOf(project, stack) ?? []));
  // The export of a stack without resources does not name it. It is known by where it was read.
  const empty = new Set(other.stacks.read.filter(({ stack }) => stack === undefined).map(({ source }) => source));
  return new Map(
    stacks.read.flatMap(({ project, stack, source }): [string, string][] => {
      const name = nameOf(project, stack);
      return name === undefined || known.has(name) || empty.has(source) ? [] : [[name, source]];
    }),
  );
}

function sentenceOf(name: string, source: string, has: ReportData, lacks: ReportData, lacking: string): string {
  const pins = countText(has.pins.filter((pin) => keyOf(pin) === name).length, "pin");
  const { unread } = lacks.stacks;
  const why = unread.some((each) => each.source === source)
    ? `could not be read for ${lacking}`
    : unread.length > 0
      ? `is not among the stacks that were read for ${lacking}; others could not be read`
      : `is not part of ${lacking}`;
  return `Stack ${name} ${why}: its ${pins} can't be compared.`;
}

function keyOf({ project, stack }: StackName): string {
  return `${project}/${stack}`;
}

function nameOf(project: string | undefined, stack: string | undefined): string | undefined {
  return project === undefined || stack === undefined ? undefined : keyOf({ project, stack });
}
