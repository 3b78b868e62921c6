import { exitCodes, type ExitCode } from "./exit-codes";
import { optionName } from "./option-name";

export interface Failure {
  readonly exitCode: ExitCode;
  /** The error's class, for programs. */
  readonly kind: string;
  readonly message: string;
}

/** What an error means to who called the command. The rooms that define the errors have been loaded by whoever threw. */
export async function failureOf(error: unknown): Promise<Failure> {
  const { ArgumentError } = await import("../provider/images/argument-error.js");
  const { NoImageError, AmbiguousImageError } = await import("../provider/images/selection-errors.js");
  if (error instanceof ArgumentError) {
    const lines = error.problems.map(({ field, reason }) => `${field === "" ? "" : `${optionName(field)}: `}${reason}`);
    return { exitCode: exitCodes.usage, kind: error.name, message: lines.join("\n") };
  }
  if (error instanceof NoImageError || error instanceof AmbiguousImageError) {
    return { exitCode: exitCodes.no, kind: error.name, message: error.message };
  }
  if (error instanceof UsageError) {
    return { exitCode: exitCodes.usage, kind: error.name, message: error.message };
  }
  return error instanceof Error
    ? { exitCode: exitCodes.couldNotLook, kind: error.name, message: isBug(error) ? traced(error) : error.message }
    : { exitCode: exitCodes.couldNotLook, kind: "Error", message: String(error) };
}

/** A command line that no command takes. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

function isBug(error: Error): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
}

function traced(error: Error): string {
  return `This is a defect of ucloud-image; please report it.\n${error.stack ?? error.message}`;
}
