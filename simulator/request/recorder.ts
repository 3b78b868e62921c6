import type { IncomingHttpHeaders } from "node:http";

/** A request that arrived, whether it was answered, refused or hit by a fault. */
export interface RecordedRequest {
  /** When it arrived, by the machine's clock. */
  readonly at: Date;
  /** The HTTP method. */
  readonly method: string;
  /** Empty when the request had no Action or could not be read. */
  readonly action: string;
  /** Flat, without Signature; Password and SecurityToken are replaced. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The HTTP headers, their names in lower case. */
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** X-UCLOUD-REQUEST-UUID of the answer. */
  readonly requestUuid: string;
  /** The kind of the fault that hit it, if any. Of several, all of them, such as `reorder + latency`. */
  readonly fault?: string;
}

const SECRETS = ["Password", "SecurityToken"];

/** Remembers the last `limit` requests and counts all of them. */
export class Recorder {
  private kept: RecordedRequest[] = [];
  private readonly counts = new Map<string, number>();
  private waiting: { action: string | undefined; resolve: (request: RecordedRequest) => void }[] = [];

  constructor(private readonly limit: number) {}

  get requests(): readonly RecordedRequest[] {
    return this.kept;
  }

  /** Returns how many requests arrived since the start or the last reset, of one action or of all. */
  count(action?: string): number {
    if (action !== undefined) return this.counts.get(action) ?? 0;
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  record(request: RecordedRequest): void {
    this.kept.push(request);
    // Dropping half at once keeps this cheap per request.
    if (this.kept.length > this.limit * 2) this.kept = this.kept.slice(-this.limit);
    this.counts.set(request.action, this.count(request.action) + 1);
    const waiting = this.waiting;
    this.waiting = waiting.filter(({ action }) => (action ?? request.action) !== request.action);
    for (const { resolve } of waiting.filter((waiter) => !this.waiting.includes(waiter))) resolve(request);
  }

  next(action?: string): Promise<RecordedRequest> {
    return new Promise((resolve) => this.waiting.push({ action, resolve }));
  }

  reset(): void {
    this.kept = [];
    this.counts.clear();
  }
}

export function recordable(values: ReadonlyMap<string, string>): Record<string, string> {
  const shown = [...values].filter(([name]) => name !== "Signature");
  return Object.fromEntries(shown.map(([name, value]) => [name, SECRETS.includes(name) ? "[secret]" : value]));
}
