import { status } from "@grpc/grpc-js";
import type { ConfigurationKey } from "../configuration-keys";
import { forLookup, openAccount, type LookupContext } from "../context";
import { MoveMemory, type CheckedPin } from "../pin";
import { Engine } from "./engine";
import { RequestError } from "./grpc-status";

/** What the requests of one plugin process share. The engine starts one process for each provider instance. */
export class Session {
  private engine: Engine | undefined;
  private configured: (key: ConfigurationKey) => string | undefined = () => undefined;
  private opened: LookupContext | undefined;
  private readonly stop = new AbortController();
  /** What moved in this process, for the second check of a replacement. */
  readonly moves = new MoveMemory<CheckedPin>();
  private readonly told = new Set<string>();

  /** Says where the engine listens. */
  connect(address: string): void {
    this.engine = new Engine(address);
  }

  /** Takes the configuration of this provider instance. */
  configure(configured: (key: ConfigurationKey) => string | undefined): void {
    this.configured = configured;
    this.opened = undefined;
  }

  /**
   * The context of a lookup that starts now. It is opened by the first request that looks something up: destroy must
   * work with whatever configuration is left.
   */
  account(): LookupContext {
    this.opened ??= openAccount(this.configured, (text) => void this.warn(text), { signal: this.stop.signal });
    return forLookup(this.opened);
  }

  /** Warns on the row of a resource, or of the stack; each text once, since the engine checks a replacement twice. */
  async warn(text: string, urn?: string): Promise<void> {
    await this.once(text, urn, async () => this.engine?.warn(text, urn));
  }

  /** Tells what needs no action, on the row of a resource. */
  async inform(text: string, urn: string): Promise<void> {
    await this.once(text, urn, async () => this.engine?.inform(text, urn));
  }

  private async once(text: string, urn: string | undefined, tell: () => Promise<void>): Promise<void> {
    const key = `${urn} ${text}`;
    if (!this.told.has(key)) {
      this.told.add(key);
      await tell();
    }
  }

  /** Ends what is on its way, and what comes later. */
  cancel(): void {
    this.stop.abort(new RequestError(status.CANCELLED, "The operation was cancelled."));
  }
}
