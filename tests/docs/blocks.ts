import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const repository = resolve(__dirname, "..", "..");

/** A fenced block of a page that people read. */
export interface Block {
  /** The page's path from the repository. */
  readonly page: string;
  /** Where the block begins, counted from 1. */
  readonly line: number;
  /** As the fence has it; empty where it has none. */
  readonly language: string;
  readonly text: string;
  /** What the page says between the block before, or its beginning, and this one. */
  readonly before: string;
  /** The paragraph that follows. */
  readonly after: string;
}

const docs = readdirSync(join(repository, "docs")).filter((name) => name.endsWith(".md"));
const references = readdirSync(join(repository, "docs", "reference")).map((name) => join("docs", "reference", name));

/** Every page that people read. */
export const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...docs.map((name) => join("docs", name)),
  ...references,
];

/** Each kind of check, the blocks that it takes, and the file that does it. A test sees to it that none is left over. */
export const checks = {
  compiled: { by: "code-blocks.test.ts", takes: ({ language }: Block) => language === "ts" },
  run: { by: "commands.test.ts", takes: (block: Block) => block.language === "sh" && isRun(block) },
  looked: { by: "commands-looked-at.test.ts", takes: (block: Block) => block.language === "sh" && !isRun(block) },
  workflow: {
    by: "workflows.test.ts",
    takes: ({ language, text }: Block) => language === "yaml" && /^jobs:/m.test(text),
  },
  program: {
    by: "yaml-programs.test.ts",
    takes: ({ language, text }: Block) => language === "yaml" && /^resources:/m.test(text),
  },
  plugins: {
    by: "yaml-programs.test.ts",
    takes: ({ language, text }: Block) => language === "yaml" && /^plugins:/m.test(text),
  },
  python: { by: "other-languages.test.ts", takes: ({ language }: Block) => language === "python" },
  go: { by: "other-languages.test.ts", takes: ({ language }: Block) => language === "go" },
  unchecked: {
    by: "other-languages.test.ts",
    takes: ({ page, language }: Block) => page === "docs/languages.md" && language === "csharp",
  },
  // What a reader comes from: no part of this package, and quoted in the program beside it.
  terraform: {
    by: "other-languages.test.ts",
    takes: ({ page, language }: Block) => page === "docs/migrating.md" && language === "hcl",
  },
  renovate: {
    by: "renovate.test.ts",
    takes: ({ page, language }: Block) => page === "docs/renovate.md" && language === "json",
  },
  pack: {
    by: "../guides/guides.test.ts",
    takes: ({ page, language }: Block) => page === "docs/policy.md" && ["yaml", "json"].includes(language),
  },
  printed: { by: "printed.test.ts", takes: ({ language }: Block) => language === "text" },
  drawing: {
    by: "every-block.test.ts",
    takes: ({ page, language }: Block) => page === "CONTRIBUTING.md" && language === "",
  },
} as const;

/**
 * Where there is nothing but the command, and it prints. The other shell blocks install, configure, or need a stack of the
 * reader's: those are run where the whole guide is followed (tests/guides/).
 */
function isRun({ text }: Block): boolean {
  return !/--all-stacks|renovate >/.test(text) && /^((export \w+=\S+|(\w+=\S+ )*ucloud-image .*)\n)+$/.test(text);
}

export function blocksFor(check: keyof typeof checks): Block[] {
  return allBlocks().filter(checks[check].takes);
}

export function allBlocks(): Block[] {
  return pages.flatMap(blocksOf);
}

/** How tests call a block. */
export function nameOf({ page, line }: Block): string {
  return `${page}:${line}`;
}

function blocksOf(page: string): Block[] {
  const text = readFileSync(join(repository, page), "utf8");
  let end = 0;
  return [...text.matchAll(/^( *)```(\w*).*\n([^]*?)^\1```/gm)].map((match) => {
    const [whole, indent = "", language = "", body = ""] = match;
    const before = text.slice(end, match.index);
    const line = text.slice(0, match.index).split("\n").length;
    end = match.index + whole.length;
    const [after = ""] = text.slice(end).trimStart().split("\n\n");
    return { page, line, language, text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""), before, after };
  });
}
