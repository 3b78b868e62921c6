import { CheckFailure, CheckResponse, type CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { rowText } from "../../pin/apply-policies";
import type { PinForm } from "../../pin/form";
import { hide, hideInError } from "../../text/hide";
import { isUserError } from "../../text/user-error";
import type { Session } from "../session";
import { resourceOf } from "../resources";
import { decode, encode } from "../values";

/** Resolves a pin and reports its status on its row. */
export async function check(session: Session, request: CheckRequest): Promise<CheckResponse> {
  const { values, secrets, secretTexts } = decode(request.getNews());
  const urn = request.getUrn();
  const pin = resourceOf(urn);
  const account = { ...session.account(), secretArguments: secrets };
  const olds = decode(request.getOlds()).values;
  const checked = await pin.check(account, olds, values, session.moves, urn).catch((error: unknown) => {
    if (isUserError(error)) {
      hideInError(error, secretTexts);
    }
    throw error;
  });
  const { inputs, ...said } = checked;
  const { problems, warnings, notices } = hide(said, secretTexts);
  await Promise.all(warnings.map((text) => session.warn(rowText(text, urn), urn)));
  await Promise.all(notices.map((text) => session.inform(text, urn)));
  return new CheckResponse()
    .setInputs(encode(inputs, foundBy(secrets, pin.form)))
    .setFailuresList(
      problems.map(({ field, reason }) => new CheckFailure().setProperty(field).setReason(rowText(reason, urn))),
    );
}

/**
 * Returns the properties to mark as secret. Results of secret arguments are secret, because they may reveal the
 * arguments. The image's id stays visible, because Pulumi hides no ids.
 */
function foundBy(secrets: ReadonlySet<string>, { tellingFields }: PinForm): ReadonlySet<string> {
  return new Set([...secrets, ...(secrets.size === 0 ? [] : tellingFields)]);
}
