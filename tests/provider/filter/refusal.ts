import { expect } from "chai";
import { parseArguments } from "../../../provider/filter/arguments";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { ArgumentError } from "../../../provider/text/argument-error";

/** The error with which a lookup refuses arguments, which the test expects it to refuse. */
export function refusal(args: Record<string, unknown>): ArgumentError {
  try {
    parseArguments(getImageArguments, args);
  } catch (error) {
    expect(error).to.be.instanceOf(ArgumentError);
    return error as ArgumentError;
  }
  throw new TypeError("the arguments were accepted");
}
