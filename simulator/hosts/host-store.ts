import { afterShown, valueNow, type Course, type PassingStates } from "./course";
import type { BootDiskState, Host, HostState } from "./host";

/** A host without the fields that change with time. */
export type LastingHost = Omit<Host, "State" | "BootDiskState">;

interface Entry {
  readonly host: LastingHost;
  readonly project: string;
  readonly state: Course<HostState>;
  readonly bootDisk: Course<BootDiskState>;
}

/** The hosts of all accounts' projects. */
export class HostStore {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly now: () => Date,
    private readonly passing: PassingStates,
  ) {}

  all(): readonly Host[] {
    return [...this.entries.values()].map((entry) => this.shown(entry));
  }

  inProject(project: string): readonly Host[] {
    return [...this.entries.values()].filter((entry) => entry.project === project).map((entry) => this.shown(entry));
  }

  /** Adds a new host. Its boot disk is ready a little after the host runs. */
  add(host: LastingHost, project: string): void {
    this.entries.set(host.UHostId, {
      host,
      project,
      state: this.course("Initializing", "Starting", "Running"),
      bootDisk: this.course<BootDiskState>("Initializing", "Initializing", "Initializing", "Normal"),
    });
  }

  /** Changes fields of a host, but not its state. */
  change(hostId: string, fields: Partial<LastingHost>): void {
    const entry = this.existing(hostId);
    this.entries.set(hostId, { ...entry, host: { ...entry.host, ...fields } });
  }

  /** Lets a host pass through these states. */
  pass(hostId: string, ...states: [HostState, ...HostState[]]): void {
    this.entries.set(hostId, { ...this.existing(hostId), state: this.course(...states) });
  }

  /** Installs a host's boot disk again. */
  install(hostId: string): void {
    const bootDisk = this.course<BootDiskState>("Initializing", "Normal");
    this.entries.set(hostId, { ...this.existing(hostId), bootDisk });
  }

  /** Notes that a client has seen this host, which may end its state. */
  noteShown(hostId: string): void {
    const entry = this.existing(hostId);
    const [state, bootDisk] = [afterShown(entry.state, this.passing), afterShown(entry.bootDisk, this.passing)];
    this.entries.set(hostId, { ...entry, state, bootDisk });
  }

  remove(hostId: string): void {
    this.entries.delete(hostId);
  }

  private course<T>(...values: [T, ...T[]]): Course<T> {
    return { values, begunAtMs: this.now().getTime() };
  }

  private shown({ host, state, bootDisk }: Entry): Host {
    const nowMs = this.now().getTime();
    return {
      ...host,
      State: valueNow(state, this.passing, nowMs),
      BootDiskState: valueNow(bootDisk, this.passing, nowMs),
    };
  }

  private existing(hostId: string): Entry {
    const entry = this.entries.get(hostId);
    if (entry === undefined) throw new RangeError(`There is no host ${hostId}.`);
    return entry;
  }
}
