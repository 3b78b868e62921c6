import { ChannelCredentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** A client for the engine that started this plugin. */
export class Engine {
  private client: EngineClient | undefined;

  constructor(private readonly address: string) {}

  /**
   * Shows a warning on the row of a resource, or among the stack's messages without a URN. A warning that does not
   * arrive must not fail its operation, so it goes to the plugin's log instead.
   */
  warn(text: string, urn = ""): Promise<void> {
    return this.log(LogSeverity.WARNING, text, urn);
  }

  /** Shows a note on the row of a resource. */
  inform(text: string, urn: string): Promise<void> {
    return this.log(LogSeverity.INFO, text, urn);
  }

  private log(severity: LogSeverity, text: string, urn: string): Promise<void> {
    const request = new LogRequest().setSeverity(severity).setMessage(text).setUrn(urn);
    return new Promise((resolve) => {
      // Made for the first message: it is a part of the start that most runs do without.
      this.client ??= new EngineClient(this.address, ChannelCredentials.createInsecure());
      this.client.log(request, (error) => {
        if (error !== null) {
          console.error(`The engine did not take a message (${error.message}): ${text}`);
        }
        resolve();
      });
    });
  }
}
