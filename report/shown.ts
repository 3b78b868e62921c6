import type { Build, Host, Pin, ReportData, Stacks, System } from "./report-data";

/** The part of the data that the page shows: all of it, or what its search and its filters leave. */
export interface Shown {
  readonly systems: readonly ShownSystem[];
  readonly pins: readonly Pin[];
  readonly hosts: readonly Host[];
  readonly unread: Stacks["unread"];
  /** Whether nothing is left out. */
  readonly isAll: boolean;
}

/** A system with the builds that are shown. Its support is that of all its builds. */
export interface ShownSystem {
  readonly system: System;
  readonly builds: readonly Build[];
}

/** Returns all of the data as shown. */
export function everything({ systems, pins, hosts, stacks }: ReportData): Shown {
  return {
    systems: systems.map((system) => ({ system, builds: system.builds })),
    pins,
    hosts,
    unread: stacks.unread,
    isAll: true,
  };
}
