import {
  CreateResponse,
  UpdateResponse,
  type CreateRequest,
  type DeleteRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { hasUnknown } from "../../pin/unknown-values";
import type { Session } from "../session";
import { decode, encode } from "../values";

/** Records what check resolved. In a preview the id may not be known yet; the engine then keeps it open. */
export function create(_session: Session, request: CreateRequest): CreateResponse {
  const { values, secrets } = decode(request.getProperties());
  const { imageId } = values;
  return new CreateResponse().setId(hasUnknown(imageId) ? "" : String(imageId)).setProperties(encode(values, secrets));
}

export function update(_session: Session, request: UpdateRequest): UpdateResponse {
  const { values, secrets } = decode(request.getNews());
  return new UpdateResponse().setProperties(encode(values, secrets));
}

/** There is nothing at UCloud to undo, and so no key is needed. */
export function remove(_session: Session, _request: DeleteRequest): Empty {
  return new Empty();
}
