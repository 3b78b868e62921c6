import type { Define } from "./define";

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly define: Define }>;
}

/** Every command, in the order of --help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "find",
    summary: "Finds the one image that a filter chooses, as getImage does.",
    load: () => import("./commands/find.js"),
  },
  {
    name: "list",
    summary: "Lists all images that match a filter, as getImages does.",
    load: () => import("./commands/list.js"),
  },
  {
    name: "explain",
    summary: "Says why a filter chooses the image that it does, or none: the funnel, and what came near.",
    load: () => import("./commands/explain.js"),
  },
  {
    name: "fit",
    summary: "Says whether a host can be made from an image, and by which of UCloud's rules not.",
    load: () => import("./commands/fit.js"),
  },
  {
    name: "check",
    summary: "Reports how the pins of stacks stand: current, superseded, past end of life, unavailable or gone.",
    load: () => import("./commands/check.js"),
  },
  {
    name: "report",
    summary: "Writes a page to look at: every build, how long it is maintained, and the stacks' pins on it.",
    load: () => import("./commands/report.js"),
  },
  {
    name: "lock",
    summary: "Locks answers of lookups in ucloud-images.lock.json, updates and verifies them.",
    load: () => import("./commands/lock.js"),
  },
  {
    name: "simulate",
    summary: "Starts an embedded UCloud API, and prints the environment that leads to it.",
    load: () => import("./commands/simulate.js"),
  },
  {
    name: "doctor",
    summary: "Shows which keys and settings are used, where they come from, and whether UCloud accepts them.",
    load: () => import("./commands/doctor.js"),
  },
];
