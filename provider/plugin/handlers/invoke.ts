import { status } from "@grpc/grpc-js";
import { CheckFailure, InvokeResponse, type InvokeRequest } from "@pulumi/pulumi/proto/provider_pb";
import { asIfWaited } from "../../context";
import { lookupFunctionNames, lookupFunctions, type LookupFunction } from "../../lookup/functions";
import { ArgumentError } from "../../text/argument-error";
import { hideInError } from "../../text/hide";
import { isUserError } from "../../text/user-error";
import { RequestError } from "../grpc-status";
import type { Session } from "../session";
import { tokenOf } from "../tokens";
import { decode, encode } from "../values";

/**
 * Runs a function. Results of secret arguments are secret, because they may reveal the arguments. Throws a RequestError
 * for an unknown function.
 */
export async function invoke(session: Session, request: InvokeRequest): Promise<InvokeResponse> {
  const called = functions.get(request.getTok());
  if (called === undefined) {
    const problem = `There is no function ${request.getTok()}, only ${[...functions.keys()].join(", ")}.`;
    throw new RequestError(status.UNIMPLEMENTED, problem);
  }
  session.knowPreview(request.getPreview());
  const { values, secrets, secretTexts } = decode(request.getArgs());
  try {
    const context = () => ({ ...asIfWaited(session.account()), secretArguments: secrets });
    const found = await called.call(context, values);
    const secret = new Set(secrets.size > 0 ? Object.keys(found) : []);
    return new InvokeResponse().setReturn(encode({ ...found }, secret));
  } catch (error) {
    if (isUserError(error)) {
      hideInError(error, secretTexts);
    }
    if (error instanceof ArgumentError) {
      return new InvokeResponse().setFailuresList(
        // The engine prints the reason first, and the property in brackets behind it.
        error.problems.map(({ field, reason }) =>
          new CheckFailure().setProperty(field).setReason(`${field} ${reason}`.trim()),
        ),
      );
    }
    throw error;
  }
}

const functions = new Map<string, LookupFunction>(
  lookupFunctionNames.map((name) => [tokenOf(name), lookupFunctions[name]]),
);
