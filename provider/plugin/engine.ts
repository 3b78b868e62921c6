import { ChannelCredentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** The engine that started this plugin, as far as the plugin speaks to it. */
export class Engine {
  private readonly client: EngineClient;

  constructor(address: string) {
    this.client = new EngineClient(address, ChannelCredentials.createInsecure());
  }

  /**
   * Puts a warning on the row of a resource, or among the stack's messages when there is no URN. A warning that does not
   * arrive must not fail the operation that it belongs to: it goes to the plugin's log instead.
   */
  warn(text: string, urn = ""): Promise<void> {
    const request = new LogRequest().setSeverity(LogSeverity.WARNING).setMessage(text).setUrn(urn);
    return new Promise((resolve) => {
      this.client.log(request, (error) => {
        if (error !== null) {
          console.error(`The engine did not take a warning (${error.message}): ${text}`);
        }
        resolve();
      });
    });
  }
}
