import { status } from "@grpc/grpc-js";
import type { ConfigurationKey } from "../configuration-keys";
import { forLookup, openAccount, type LookupContext } from "../context";
import { MoveMemory, type CheckedPin } from "../pin";
import { Engine } from "./engine";
import { RequestError } from "./grpc-status";

/** State shared by the requests of one plugin process. The engine starts one process per provider instance. */
export class Session {
  private engine: Engine | undefined;
  private configured: (key: ConfigurationKey) => string | undefined = () => undefined;
  private opened: LookupContext | undefined;
  private isPreview = false;
  private readonly stop = new AbortController();
  /** The pins that moved in this process, for the second check of a replacement. */
  readonly moves = new MoveMemory<CheckedPin>();
  private readonly told = new Set<string>();

  /** Sets the address at which the engine listens. */
  connect(address: string): void {
    this.engine = new Engine(address);
  }

  /** Sets the configuration of this provider instance. */
  configure(configured: (key: ConfigurationKey) => string | undefined): void {
    this.configured = configured;
    this.opened = undefined;
    this.isPreview = false;
  }

  /** Sets whether the engine previews, which it says in some of its requests. No request for a check says it. */
  knowPreview(isPreview: boolean): void {
    this.isPreview = isPreview;
  }

  /**
   * Returns the context of a lookup that starts now. The first lookup opens the account, because destroy must work with
   * whatever configuration is left.
   */
  account(): LookupContext {
    this.opened ??= openAccount(this.configured, (text) => void this.warn(text), { signal: this.stop.signal });
    return { ...forLookup(this.opened), isPreview: this.isPreview };
  }

  /**
   * Warns on the row of a resource, or of the stack. Each text appears once, because the engine checks a replacement
   * twice.
   */
  async warn(text: string, urn?: string): Promise<void> {
    await this.once(text, urn, async () => this.engine?.warn(text, urn));
  }

  /** Shows a note that needs no action on the row of a resource. */
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

  /** Cancels running and later lookups. */
  cancel(): void {
    this.stop.abort(new RequestError(status.CANCELLED, "The operation was cancelled."));
  }
}
