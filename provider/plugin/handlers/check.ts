import { status } from "@grpc/grpc-js";
import { CheckFailure, CheckResponse, type CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { checkPin } from "../../pin";
import { RequestError } from "../grpc-status";
import type { Session } from "../session";
import { tokens } from "../tokens";
import { decode, encode } from "../values";

/** Resolves a pin, and says on its row how it stands. */
export async function check(session: Session, request: CheckRequest): Promise<CheckResponse> {
  if (request.getType() !== tokens.pinnedImage) {
    const problem = `There is no resource ${request.getType()}, only ${tokens.pinnedImage}.`;
    throw new RequestError(status.UNIMPLEMENTED, problem);
  }
  const { values, secrets } = decode(request.getNews());
  const urn = request.getUrn();
  const account = { ...session.account(), secretArguments: secrets };
  const checked = await checkPin(account, decode(request.getOlds()).values, values, session.moves, urn);
  const { inputs, problems, warnings, notices } = checked;
  await Promise.all(warnings.map((text) => session.warn(text, urn)));
  await Promise.all(notices.map((text) => session.inform(text, urn)));
  return new CheckResponse()
    .setInputs(encode(inputs, secrets))
    .setFailuresList(problems.map(({ field, reason }) => new CheckFailure().setProperty(field).setReason(reason)));
}
