import type { Host, HostState } from "./host";

/** The hosts of all accounts' projects. */
export class HostStore {
  private readonly entries = new Map<string, { host: Host; project: string }>();

  all(): readonly Host[] {
    return [...this.entries.values()].map(({ host }) => host);
  }

  inProject(project: string): readonly Host[] {
    return [...this.entries.values()].filter((entry) => entry.project === project).map(({ host }) => host);
  }

  put(host: Host, project: string): void {
    this.entries.set(host.UHostId, { host, project });
  }

  setState(host: Host, state: HostState): void {
    const entry = this.entries.get(host.UHostId);
    if (entry !== undefined) entry.host = { ...host, State: state };
  }

  remove(hostId: string): void {
    this.entries.delete(hostId);
  }
}
