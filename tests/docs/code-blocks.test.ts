import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { expect } from "chai";
import { blocksFor, nameOf, repository } from "./blocks";

/** Each TypeScript block is a whole program: a reader may copy it as it is. */
describe("the programs in the README and the guides", () => {
  // Under the names of files beside their page that exist in memory only.
  const files = new Map(
    blocksFor("compiled").map((block) => [join(repository, `${block.page}-${block.line}.ts`), block] as const),
  );
  let problems: readonly ts.Diagnostic[];

  before(() => (problems = problemsOf(new Map([...files].map(([file, { text }]) => [file, text])))));

  for (const [file, block] of files) {
    it(`${nameOf(block)} compiles`, () => {
      const own = problems.filter((problem) => problem.file?.fileName === file);
      expect(own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).to.deep.equal([]);
    });
  }
});

/** Each program of this page needs nothing but itself, and throws when its test of a stack fails. */
describe("the programs of docs/testing.md", () => {
  for (const block of blocksFor("compiled").filter(({ page }) => page === "docs/testing.md")) {
    it(`${nameOf(block)} runs`, async () => {
      // Inside the repository, where the package finds itself by its name.
      const file = join(repository, ".cache", `testing-${block.line}.ts`);
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, block.text);
      await promisify(execFile)(process.execPath, ["--import", "tsx", file], { cwd: repository });
      rmSync(file);
    });
  }
});

function problemsOf(files: ReadonlyMap<string, string>): readonly ts.Diagnostic[] {
  const read = ts.readConfigFile(join(repository, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, repository);
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.readFile = (file) => files.get(file) ?? onDisk.readFile(file);
  host.fileExists = (file) => files.has(file) || onDisk.fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file);
    return text === undefined ? onDisk.getSourceFile(file, ...rest) : ts.createSourceFile(file, text, rest[0]);
  };
  return ts.getPreEmitDiagnostics(
    ts.createProgram([join(__dirname, "ucloud-hosts.d.ts"), ...files.keys()], options, host),
  );
}
