/** Returns a comment for editors, wrapped to short lines. */
export function docstring(text: string): string {
  const paragraphs = text.split("\n\n").map((paragraph) => wrapped(paragraph));
  const lines = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ["", ...paragraph]));
  return `/**\n${lines.map((line) => ` *${line === "" ? "" : ` ${line}`}\n`).join("")} */\n`;
}

function wrapped(text: string): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= 112) {
      return [...lines, word];
    }
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
