import picocolors from "picocolors";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Returns colours for a terminal, or none with NO_COLOR or on other streams. FORCE_COLOR turns them on. */
export function colours(stream: NodeJS.WriteStream = process.stdout): Colours {
  const forced = (process.env["FORCE_COLOR"] ?? "") !== "";
  return picocolors.createColors(picocolors.isColorSupported && (stream.isTTY || forced));
}
