import { allBlocks, nameOf, type Block } from "../docs/blocks";

/** What a reader of a guide does next. */
export type Step =
  | { readonly kind: "need"; readonly sentence: string }
  | { readonly kind: "event" }
  | {
      readonly kind: "file";
      readonly at: string;
      readonly name: string;
      readonly text: string;
      readonly isAdded: boolean;
    }
  | { readonly kind: "commands"; readonly at: string; readonly text: string }
  | { readonly kind: "shown"; readonly at: string; readonly text: string };

/** Returns what a guide tells its reader to do, in its order. Throws where it does not say under which name to save a block. */
export function stepsOf(page: string): Step[] {
  return allBlocks()
    .filter((block) => block.page === page)
    .flatMap((block) => [...needsBefore(block), ...eventsBefore(block), ...stepFor(block)]);
}

/** Returns where a guide names a command that can't work yet, without saying so in the block or in a paragraph beside it. */
export function unannounced(page: string): string[] {
  return allBlocks()
    .filter((block) => block.page === page && block.language === "sh" && unpublished.test(block.text))
    .filter(({ before, text, after }) => !notYet.test([lastParagraph(before), text, after].join("\n")))
    .map(nameOf);
}

/** Commands that find the package, its plugin or its action only where it is published. */
const unpublished =
  /\bnpm (?:install|pack) .*pulumi-ucloud-image\b|\bnpx pulumi-ucloud-image\b|\bpulumi (?:plugin install|package add) .*ucloud-image(?:@| \d)/;
const notYet = /not on npm yet|published nowhere yet|# after the first release/;

/**
 * What stands at the end of a command's line that a reader of a fresh folder can't run, and this test doesn't. Each says
 * what it takes.
 */
const marked = /^.*# (?:needs (?:Python|Go|\.NET|GitHub)|in a clone|after the first release)\b.*(?:\n|$)/gm;

function needsBefore({ before }: Block): Step[] {
  return [...before.matchAll(/\*\*You need\*\*([^]*?)(?:\n\n|$)/g)].map(([, sentence = ""]) => ({
    kind: "need",
    sentence: sentence.replaceAll(/\s+/g, " "),
  }));
}

/** What a page tells of UCloud before it shows what is printed then. */
function eventsBefore({ before, language }: Block): Step[] {
  return language === "text" && before.includes("When UCloud publishes a newer image") ? [{ kind: "event" }] : [];
}

function stepFor(block: Block): Step[] {
  const at = nameOf(block);
  switch (block.language) {
    case "sh":
      return [{ kind: "commands", at, text: block.text.replaceAll(marked, "") }];
    case "text":
      return [{ kind: "shown", at, text: block.text }];
    case "hcl": // What a reader comes from.
      return [];
    default: {
      const isAdded = /\bAdd\b/.test(lastParagraph(block.before));
      return [{ kind: "file", at, name: fileNameOf(block), text: block.text, isAdded }];
    }
  }
}

/** The name that stands nearest above the block, or the one that the page gives to all of its programs. */
function fileNameOf(block: Block): string {
  const extensions = extensionsOf[block.language] ?? "nothing";
  const named = [...block.before.matchAll(new RegExp(`\`([\\w./-]+\\.(?:${extensions}))\``, "g"))].at(-1)?.[1];
  const ofAll = allBlocks()
    .filter(({ page }) => page === block.page)
    .map(({ before }) => /Each program (?:of this page|below) is (?:an?|the) `([\w./-]+)`/.exec(before)?.[1])
    .find((name) => name !== undefined && new RegExp(`\\.(?:${extensions})$`).test(name));
  const name = named ?? ofAll;
  if (name === undefined) throw new Error(`${nameOf(block)} does not say under which name to save the block.`);
  return name;
}

const extensionsOf: Readonly<Record<string, string>> = {
  ts: "ts",
  yaml: "ya?ml",
  json: "json",
  python: "py",
  go: "go",
  csharp: "cs",
};

function lastParagraph(text: string): string {
  return text.trim().split(/\n\n/).at(-1) ?? "";
}
