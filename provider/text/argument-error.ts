import { UserError } from "./user-error";

/** One thing that is wrong with a program's arguments. */
export interface ArgumentProblem {
  /** Path of the field as Pulumi writes it, such as `features[0]`. */
  readonly field: string;
  /** What is wrong with the value, what is accepted, and what was probably meant. */
  readonly reason: string;
}

/** Thrown before anything is asked of UCloud: the arguments themselves are wrong. */
export class ArgumentError extends UserError {
  static override readonly kind = "ArgumentError";

  constructor(
    /** All that is wrong with the arguments, field by field. */
    readonly problems: readonly ArgumentProblem[],
  ) {
    super(problems.map(({ field, reason }) => (field === "" ? reason : `${field}: ${reason}`)).join("\n"));
  }
}
