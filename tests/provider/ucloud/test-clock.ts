import type { Clock } from "../../../provider/ucloud/call/clock";

/** A clock on which time passes only when a test says so, and in waits, which are over at once and written down. */
export class TestClock implements Clock {
  readonly waits: number[] = [];
  #now = Date.parse("2026-11-24T00:00:00Z");
  readonly #alarms = new Set<{ readonly at: number; readonly ring: () => void }>();

  now(): number {
    return this.#now;
  }

  async sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.pass(ms);
  }

  alarm(ms: number, ring: () => void): () => void {
    const alarm = { at: this.#now + ms, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** How many alarms have neither rung nor been taken back. */
  get alarms(): number {
    return this.#alarms.size;
  }

  /** Lets time pass. Alarms ring in their order, each at its own time. */
  pass(ms: number): void {
    const end = this.#now + ms;
    const next = () => [...this.#alarms].sort((a, b) => a.at - b.at).find(({ at }) => at <= end);
    for (let alarm = next(); alarm !== undefined; alarm = next()) {
      this.#alarms.delete(alarm);
      this.#now = alarm.at;
      alarm.ring();
    }
    this.#now = end;
  }
}
