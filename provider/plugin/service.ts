import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { statusOf } from "./grpc-status";
import { check } from "./handlers/check";
import { checkConfig, configure, diffConfig } from "./handlers/configuration";
import { create, remove, update } from "./handlers/create-update-delete";
import { diff } from "./handlers/diff";
import { invoke } from "./handlers/invoke";
import { attach, cancel, getPluginInfo, getSchema, handshake } from "./handlers/plugin";
import { read } from "./handlers/read";
import type { Session } from "./session";

/** Returns the handlers of the engine's requests. gRPC answers all other requests as unimplemented. */
export function createService(session: Session): UntypedServiceImplementation {
  const served = <Request, Answer>(handle: Handler<Request, Answer>) => answering(session, handle);
  return {
    handshake: served(handshake),
    attach: served(attach),
    getPluginInfo: served(getPluginInfo),
    getSchema: served(getSchema),
    checkConfig: served(checkConfig),
    diffConfig: served(diffConfig),
    configure: served(configure),
    invoke: served(invoke),
    check: served(check),
    diff: served(diff),
    create: served(create),
    read: served(read),
    update: served(update),
    delete: served(remove),
    cancel: served(cancel),
  };
}

type Handler<Request, Answer> = (session: Session, request: Request) => Answer | Promise<Answer>;

function answering<Request, Answer>(
  session: Session,
  handle: Handler<Request, Answer>,
): handleUnaryCall<Request, Answer> {
  const answer = async (request: Request) => handle(session, request);
  return ({ request }, callback) => {
    answer(request).then(
      (value) => callback(null, value),
      (error: unknown) => callback(statusOf(error)),
    );
  };
}
