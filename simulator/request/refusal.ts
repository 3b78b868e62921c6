/** A request that the API answers with a RetCode other than 0. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly retCode: number,
    message: string,
  ) {
    super(message);
  }
}

// UCloud's services answer 220 and 230 with these words. The public table only names "the 2xx".
export function missingParameter(name: string): Refusal {
  return new Refusal(220, `Missing params [${name}]`);
}

export function unavailableParameter(name: string, reason?: string): Refusal {
  return new Refusal(230, `Params [${name}] not available${reason === undefined ? "" : `: ${reason}`}`);
}
