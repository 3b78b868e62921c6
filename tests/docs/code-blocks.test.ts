import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";
import { expect } from "chai";

const repository = resolve(__dirname, "..", "..");
const docs = join(repository, "docs");
const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));

/** Each TypeScript block of the guides is a whole program: a reader may copy it as it is. */
describe("the programs in docs/", function () {
  this.timeout(60_000);
  const blocks = new Map(pages.flatMap((page) => programsOf(page)));
  let problems: readonly ts.Diagnostic[];

  before(() => (problems = problemsOf(blocks)));

  for (const file of blocks.keys()) {
    it(`${relative(docs, file)} compiles`, () => {
      const own = problems.filter((problem) => problem.file?.fileName === file);
      expect(own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).to.deep.equal([]);
    });
  }
});

/** The blocks of a page, under the names of files beside it that exist in memory only. */
function programsOf(page: string): [file: string, text: string][] {
  const text = readFileSync(join(docs, page), "utf8");
  return [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = ""], n) => [
    join(docs, `${page}-${n + 1}.ts`),
    code,
  ]);
}

function problemsOf(files: ReadonlyMap<string, string>): readonly ts.Diagnostic[] {
  const read = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, repository);
  const host = ts.createCompilerHost(options);
  const onDisk = { readFile: host.readFile, fileExists: host.fileExists, getSourceFile: host.getSourceFile };
  host.readFile = (file) => files.get(file) ?? onDisk.readFile(file);
  host.fileExists = (file) => files.has(file) || onDisk.fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file);
    return text === undefined ? onDisk.getSourceFile(file, ...rest) : ts.createSourceFile(file, text, rest[0]);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
}
