import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const repository = resolve(__dirname, "..", "..");

export interface SourceFile {
  /** Path from the repository's root, with `/`. */
  readonly path: string;
  /** The files of the repository that it imports, types and `import()` included. */
  readonly imports: readonly string[];
  /** The names and texts in its code that are exactly one of the words asked for. */
  readonly words: (wanted: ReadonlySet<string>) => readonly string[];
}

/** Returns every TypeScript file under the folders, read with the compiler's own parser. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => `${folder}/${path.replaceAll("\\", "/")}`),
  );
  const known = new Set(paths);
  return paths.sort().map((path) => {
    const text = readFileSync(join(repository, path), "utf8");
    const { importedFiles } = ts.preProcessFile(text);
    return {
      path,
      imports: importedFiles.flatMap(({ fileName }) => importedFile(path, fileName, known) ?? []),
      words: (wanted) => wordsIn(ts.createSourceFile(path, text, ts.ScriptTarget.Latest), wanted),
    };
  });
}

/** The file that a specifier such as `../filter/query` leads to; undefined for packages and data. */
function importedFile(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith(".")) {
    return undefined;
  }
  const path = join(dirname(from), specifier).replaceAll("\\", "/");
  return [`${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, ".ts")].find((candidate) => known.has(candidate));
}

function wordsIn(root: ts.SourceFile, wanted: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && wanted.has(node.text)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
