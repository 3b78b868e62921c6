import {
  CreateResponse,
  UpdateResponse,
  type CreateRequest,
  type DeleteRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { outputsOf } from "../../pin";
import { hasUnknown, unknownValue } from "../../pin/unknown-values";
import type { Session } from "../session";
import { decode, encode, type Properties } from "../values";

/** Records what check resolved, and how the pin stands. In a preview the id may not be known yet. */
export async function create(session: Session, request: CreateRequest): Promise<CreateResponse> {
  const { values, secrets } = decode(request.getProperties());
  const { imageId } = values;
  const outputs = hasUnknown(values) ? { ...values, ...unknownState } : await outputsOf(session.account(), values);
  return new CreateResponse().setId(hasUnknown(imageId) ? "" : String(imageId)).setProperties(encode(outputs, secrets));
}

export async function update(session: Session, request: UpdateRequest): Promise<UpdateResponse> {
  const { values, secrets } = decode(request.getNews());
  const olds = decode(request.getOlds()).values;
  const outputs = hasUnknown(values)
    ? { ...stateIn(olds), ...values }
    : await outputsOf(session.account(), values, olds);
  return new UpdateResponse().setProperties(encode(outputs, secrets));
}

/** There is nothing at UCloud to undo, and so no key is needed. */
export function remove(_session: Session, _request: DeleteRequest): Empty {
  return new Empty();
}

const unknownState = { status: unknownValue, newestImageId: unknownValue, drift: unknownValue };

function stateIn({ image, status, newestImageId, drift }: Properties): Properties {
  return { image, status, newestImageId, drift };
}
