import { join } from "node:path";
import ts from "typescript";
import { repository } from "./blocks";

/** Returns the errors of programs that exist in memory only, by their paths; an empty list for one that compiles. */
export function compileErrors(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const problems = problemsOf(files);
  return new Map(
    [...files.keys()].map((path) => [
      path,
      problems
        .filter(({ file }) => file?.fileName === path)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    ]),
  );
}

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
