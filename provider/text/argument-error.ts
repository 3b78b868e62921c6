import { UserError } from "./user-error";

/** One mistake in a program's arguments. */
export interface ArgumentProblem {
  /** Path of the field as Pulumi writes it, such as `states[0]`. */
  readonly field: string;
  /** The mistake, the accepted values, and the value that was probably meant. */
  readonly reason: string;
}

/**
 * Thrown when the arguments of a lookup are wrong: before any request is sent, or after the listing for a feature, a scene
 * or a GPU type that this package does not know and no listed image has.
 *
 * @example
 * ```ts
 * import { ArgumentError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ nameRegex: "(" }).catch((error: unknown) => {
 *   if (error instanceof ArgumentError) console.error(error.problems);
 *   throw error;
 * });
 * ```
 */
export class ArgumentError extends UserError {
  static override readonly kind = "ArgumentError";

  constructor(
    /** The mistakes, field by field. */
    readonly problems: readonly ArgumentProblem[],
  ) {
    super(problems.map(({ field, reason }) => (field === "" ? reason : `${field}: ${reason}`)).join("\n"));
  }
}
