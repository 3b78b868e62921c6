import { exitCodes, type ExitCode } from "./exit-codes";
import { NoSuchImageError } from "./no-such-image";
import { optionName } from "./option-name";

/** An error as a command tells it. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** The error's class, for programs. */
  readonly kind: string;
  readonly message: string;
  /** The same as data, where a lookup explains itself. */
  readonly explanation?: unknown;
}

/** A command line that no command takes. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What an error means to who called the command. The rooms that define the errors have been loaded by whoever threw. */
export async function failureOf(error: unknown): Promise<Failure> {
  const { ArgumentError } = await import("../provider/images/argument-error.js");
  const { NoImageError, AmbiguousImageError, NoCommonImageError } =
    await import("../provider/images/selection-errors.js");
  if (!(error instanceof Error)) {
    return { exitCode: exitCodes.couldNotLook, kind: "Error", message: String(error) };
  }
  const { name: kind, message } = error;
  if (error instanceof ArgumentError) {
    const lines = error.problems.map(({ field, reason }) => `${field === "" ? "" : `${optionName(field)}: `}${reason}`);
    return { exitCode: exitCodes.usage, kind, message: lines.join("\n") };
  }
  if (error instanceof UsageError) {
    return { exitCode: exitCodes.usage, kind, message };
  }
  if (error instanceof NoImageError || error instanceof AmbiguousImageError || error instanceof NoCommonImageError) {
    return { exitCode: exitCodes.no, kind, message, explanation: error.explanation };
  }
  if (error instanceof NoSuchImageError) {
    return { exitCode: exitCodes.no, kind, message };
  }
  return { exitCode: exitCodes.couldNotLook, kind, message: isBug(error) ? traced(error) : message };
}

function isBug(error: Error): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
}

function traced(error: Error): string {
  return `This is a defect of ucloud-image; please report it.\n${error.stack ?? error.message}`;
}
