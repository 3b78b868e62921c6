import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect } from "chai";
import { repository } from "./blocks";
import { compileErrors } from "./compile";

/** The modules whose functions and classes users import. */
const entries = ["sdk/index.ts", "policy/index.ts"];

describe("the @example of each public function and class", () => {
  const declarations = entries.flatMap(publicDeclarations);
  // Files that exist in memory only, beside the repository's own package.json.
  const programs = new Map(
    declarations.flatMap(({ name, examples }) =>
      examples.map((text, position) => [join(repository, `example-${name}-${position}.ts`), text] as const),
    ),
  );
  let errors: ReadonlyMap<string, readonly string[]>;

  before(() => (errors = compileErrors(programs)));

  for (const { name, examples } of declarations) {
    it(`of ${name} is there and compiles`, () => {
      expect(examples).not.to.have.length(0);
      examples.forEach((_, position) => {
        expect(errors.get(join(repository, `example-${name}-${position}.ts`))).to.deep.equal([]);
      });
    });
  }
});

interface Declaration {
  readonly name: string;
  readonly examples: readonly string[];
}

/** Returns the functions and classes that a module exports, with the programs in their doc comments. */
function publicDeclarations(entry: string): Declaration[] {
  const file = join(repository, entry);
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new RangeError(`${entry} exports nothing.`);
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const found = symbol.declarations?.find((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node));
    return found === undefined ? [] : [{ name: exported.name, examples: examplesIn(found) }];
  });
}

/** Returns the code blocks in the doc comments of a declaration, and in those of its members. */
function examplesIn(node: ts.Node): string[] {
  const text = readFileSync(node.getSourceFile().fileName, "utf8").slice(node.pos, node.end);
  const comments = text.match(/\/\*\*[^]*?\*\//g) ?? [];
  return comments.flatMap((comment) =>
    [...comment.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code.replaceAll(/^\s*\* ?/gm, "")),
  );
}
