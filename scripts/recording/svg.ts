import stringWidth from "string-width";

/** A command with what it printed, ANSI colours included. */
export interface Recorded {
  readonly command: string;
  readonly output: string;
}

/**
 * Returns a drawing of a terminal in which the commands appear one after the other. It stands still for readers who
 * prefer reduced motion.
 */
export function recordingSvg(recorded: readonly Recorded[]): string {
  const scenes = recorded.map(({ command, output }) => [
    `${bold}$ ${command}${plain}`,
    ...output.split("\n").flatMap((line) => line.split("\r")),
    "",
  ]);
  const lines = scenes.flatMap((scene, position) =>
    scene.map((text) => ({ text, second: position * secondsPerScene })),
  );
  const columns = Math.max(...lines.map(({ text }) => stringWidth(text)));
  const [width, height] = [Math.ceil(columns * advance) + 2 * margin, lines.length * lineHeight + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A terminal with ucloud-image">`,
    "<style>",
    "text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d5dbe3;white-space:pre}",
    ".b{font-weight:700}.r{fill:#ff8a80}.g{fill:#8fd19e}.y{fill:#ffd479}.d{fill:#8b95a3}",
    "@media (prefers-reduced-motion:no-preference){text{animation:come .3s both}}",
    "@keyframes come{from{opacity:0}}",
    "</style>",
    `<rect width="${width}" height="${height}" rx="8" fill="#161b22"/>`,
    ...lines.flatMap((line, position) => textOf(line, margin + (position + 0.8) * lineHeight)),
    "</svg>",
    "",
  ].join("\n");
}

const [margin, lineHeight, advance] = [16, 20, 8.43];
const secondsPerScene = 2.5;
const [bold, plain] = ["\u001b[1m", "\u001b[22m"];

/** Returns the pieces of a line, each at its own column: a reader's font may not be monospaced. */
function textOf({ text, second }: { readonly text: string; readonly second: number }, y: number): string[] {
  let column = 0;
  return coloured(text)
    .flatMap(({ part, style }) => part.split(/( {2,})/).map((piece) => ({ piece, style })))
    .flatMap(({ piece, style }) => {
      const x = (margin + column * advance).toFixed(1);
      const width = stringWidth(piece);
      column += width;
      if (piece.trim() === "") {
        return [];
      }
      const classes = style === "" ? "" : ` class="${style}"`;
      const length = ` textLength="${(width * advance).toFixed(1)}"`;
      return [`<text x="${x}" y="${y}"${length}${classes} style="animation-delay:${second}s">${escaped(piece)}</text>`];
    });
}

/** Splits a line where its colour changes. Source: ECMA-48, select graphic rendition. */
function coloured(line: string): { readonly part: string; readonly style: string }[] {
  let style = "";
  return line
    .split(/\u001b\[(\d+)m/)
    .flatMap((piece, position) => {
      if (position % 2 === 1) {
        style = styles[piece] ?? "";
        return [];
      }
      return [{ part: piece, style }];
    })
    .filter(({ part }) => part !== "");
}

const styles: Readonly<Record<string, string>> = { "1": "b", "2": "d", "31": "r", "32": "g", "33": "y" };

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
