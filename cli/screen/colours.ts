import picocolors from "picocolors";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours for a terminal; none where NO_COLOR is set or the stream is no terminal, unless FORCE_COLOR asks for them. */
export function colours(stream: NodeJS.WriteStream = process.stdout): Colours {
  const forced = (process.env["FORCE_COLOR"] ?? "") !== "";
  return picocolors.createColors(picocolors.isColorSupported && (stream.isTTY || forced));
}
