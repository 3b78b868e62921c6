import { AmbiguousImageError, NoCommonImageError, NoImageError } from "../provider/explanation/selection-errors";
import { ArgumentError } from "../provider/text/argument-error";
import { traceOf } from "../provider/text/reason";
import { isUserError, UserError } from "../provider/text/user-error";
import { ConfigurationError } from "../provider/ucloud/errors/error-classes";
import { exitCodes, type ExitCode } from "./exit-codes";
import { inCommandTerms } from "./in-command-terms";
import { NoSuchImageError } from "./no-such-image";
import { optionName } from "./option-name";

/** An error as a command reports it. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** The error's class, for programs. */
  readonly kind: string;
  readonly message: string;
  /** The explanation of a lookup as data. */
  readonly explanation?: unknown;
}

/** Thrown for an invalid command line. */
export class UsageError extends UserError {
  static override readonly kind = "UsageError";
}

/** Returns the exit code and the message for an error. */
export function failureOf(error: unknown): Failure {
  if (!isUserError(error)) {
    const message = `This is a defect of ucloud-image; please report it.\n${traceOf(error)}`;
    return { exitCode: exitCodes.couldNotLook, kind: "Defect", message };
  }
  const { name: kind } = error;
  const message = inCommandTerms(error.message);
  if (error instanceof ArgumentError) {
    const lines = error.problems.map(({ field, reason }) => `${field === "" ? "" : `${optionName(field)}: `}${reason}`);
    return { exitCode: exitCodes.usage, kind, message: lines.join("\n") };
  }
  if (error instanceof UsageError || isMissingRegion(error)) {
    return { exitCode: exitCodes.usage, kind, message };
  }
  if (error instanceof NoImageError || error instanceof AmbiguousImageError || error instanceof NoCommonImageError) {
    return { exitCode: exitCodes.no, kind, message, explanation: error.explanation };
  }
  if (error instanceof NoSuchImageError) {
    return { exitCode: exitCodes.no, kind, message };
  }
  return { exitCode: exitCodes.couldNotLook, kind, message };
}

/** Returns whether neither the command line nor the machine names a region, which makes the command line incomplete. */
function isMissingRegion(error: Error): boolean {
  return error instanceof ConfigurationError && error.field === "region";
}
