import {
  CreateResponse,
  UpdateResponse,
  type CreateRequest,
  type DeleteRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { hasUnknown, unknownValue } from "../../unknown-values";
import { resourceOf } from "../resources";
import type { Session } from "../session";
import { decode, encode } from "../values";

/** Records what check resolved, and the pin's status. In a preview the ids may be unknown. */
export async function create(session: Session, request: CreateRequest): Promise<CreateResponse> {
  session.knowPreview(request.getPreview());
  const { values, secrets } = decode(request.getProperties());
  const { form, outputs } = resourceOf(request.getUrn());
  const made = hasUnknown(values)
    ? { ...Object.fromEntries(form.observedFields.map((field) => [field, unknownValue])), ...values }
    : await outputs(session.account(), values);
  const id = hasUnknown(values[form.idField]) ? "" : form.idOf(values);
  return new CreateResponse().setId(id).setProperties(encode(made, secrets));
}

export async function update(session: Session, request: UpdateRequest): Promise<UpdateResponse> {
  session.knowPreview(request.getPreview());
  const { values, secrets } = decode(request.getNews());
  const olds = decode(request.getOlds()).values;
  const { form, outputs } = resourceOf(request.getUrn());
  const updated = hasUnknown(values)
    ? { ...Object.fromEntries(form.observedFields.map((field) => [field, olds[field]])), ...values }
    : await outputs(session.account(), values, olds);
  return new UpdateResponse().setProperties(encode(updated, secrets));
}

/** Does nothing and needs no key, because there is nothing to undo at UCloud. */
export function remove(_session: Session, _request: DeleteRequest): Empty {
  return new Empty();
}
