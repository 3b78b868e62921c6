import { ReadResponse, type ReadRequest } from "@pulumi/pulumi/proto/provider_pb";
import { resourceOf } from "../resources";
import type { Session } from "../session";
import { decode, encode } from "../values";

/** Reads a pin for refresh and import. A response without an id means that the image of an import does not exist. */
export async function read(session: Session, request: ReadRequest): Promise<ReadResponse> {
  const recorded = decode(request.getProperties());
  const resource = resourceOf(request.getUrn());
  const { properties, inputs, warnings } = await resource.read(session.account(), request.getId(), recorded.values);
  await Promise.all(warnings.map((text) => session.warn(text, request.getUrn())));
  if (properties === undefined) {
    return new ReadResponse();
  }
  const answer = new ReadResponse()
    .setId(request.getId())
    .setProperties(encode(properties, recorded.secrets))
    .setInputs(request.getInputs());
  return inputs === undefined
    ? answer
    : // An import may give an id together with a name.
      answer.setId(resource.form.idOf(properties)).setInputs(encode(inputs, recorded.secrets));
}
