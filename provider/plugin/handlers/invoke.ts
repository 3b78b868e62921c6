import { status } from "@grpc/grpc-js";
import { CheckFailure, InvokeResponse, type InvokeRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { LookupContext } from "../../context";
import type { Arguments } from "../../filter/arguments";
import { checkImageFit, getImage, getImagePerZone, getImages } from "../../lookup";
import { ArgumentError } from "../../text/argument-error";
import { hideInError } from "../../text/hide";
import { isUserError } from "../../text/user-error";
import { RequestError } from "../grpc-status";
import type { Session } from "../session";
import { tokens } from "../tokens";
import { decode, encode } from "../values";

/** Runs a function. What is found by secret arguments is secret: it may tell what they are. */
export async function invoke(session: Session, request: InvokeRequest): Promise<InvokeResponse> {
  const find = functions[request.getTok()];
  if (find === undefined) {
    const problem = `There is no function ${request.getTok()}, only ${Object.keys(functions).join(" and ")}.`;
    throw new RequestError(status.UNIMPLEMENTED, problem);
  }
  const { values, secrets, secretTexts } = decode(request.getArgs());
  try {
    const found = await find({ ...session.account(), secretArguments: secrets }, values);
    const secret = new Set(secrets.size > 0 ? Object.keys(found) : []);
    return new InvokeResponse().setReturn(encode({ ...found }, secret));
  } catch (error) {
    if (isUserError(error)) {
      hideInError(error, secretTexts);
    }
    if (error instanceof ArgumentError) {
      return new InvokeResponse().setFailuresList(
        error.problems.map(({ field, reason }) => new CheckFailure().setProperty(field).setReason(reason)),
      );
    }
    throw error;
  }
}

const functions: Readonly<Record<string, (account: LookupContext, args: Arguments) => Promise<object>>> = {
  [tokens.getImage]: getImage,
  [tokens.getImages]: getImages,
  [tokens.getImagePerZone]: getImagePerZone,
  [tokens.checkImageFit]: (_account, args) => checkImageFit(args),
};
