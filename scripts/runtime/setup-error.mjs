/** Thrown when setup can't go on. The message says what is missing, why it is needed, and what to do. */
export class SetupError extends Error {
  name = "SetupError";

  /**
   * @param {{ missing: string, why: string, todo: string, output?: string, cause?: unknown }} report `output` is what a
   * failed program printed
   */
  constructor({ missing, why, todo, output = "", cause }) {
    const heading = `\nSetup can't go on: ${missing}\n  Why it is needed: ${why}\n  What to do: ${todo}\n`;
    super(output.trim() === "" ? heading : `${heading}\n${lastLines(output)}\n`, {
      cause,
    });
  }
}

function lastLines(output) {
  return output.trimEnd().split("\n").slice(-20).join("\n").replace(/^/gm, "  ");
}
