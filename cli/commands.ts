import type { AddCommand } from "./add-command";

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly addCommand: AddCommand }>;
}

/** Every command, in the order of --help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "find",
    summary: "Find the image that a filter chooses, as getImage does.",
    load: () => import("./commands/find.js"),
  },
  {
    name: "list",
    summary: "List all images that match a filter, as getImages does.",
    load: () => import("./commands/list.js"),
  },
  {
    name: "describe",
    summary: "Show everything about the image with an id.",
    load: () => import("./commands/describe.js"),
  },
  {
    name: "explain",
    summary: "Show why a filter finds this image, or none.",
    load: () => import("./commands/explain.js"),
  },
  {
    name: "fit",
    summary: "Check whether an image fits a host, and if not, why.",
    load: () => import("./commands/fit.js"),
  },
  {
    name: "check",
    summary: "Check the pins of stacks: which images are old or gone?",
    load: () => import("./commands/check.js"),
  },
  {
    name: "report",
    summary: "Write an HTML page of images, their dates and your pins.",
    load: () => import("./commands/report.js"),
  },
  {
    name: "lock",
    summary: "Lock the answers of lookups in a file, or verify them.",
    load: () => import("./commands/lock.js"),
  },
  {
    name: "simulate",
    summary: "Start a simulated UCloud: no account, no keys, no costs.",
    load: () => import("./commands/simulate.js"),
  },
  {
    name: "doctor",
    summary: "Show the keys and settings in use, and test them.",
    load: () => import("./commands/doctor.js"),
  },
];
