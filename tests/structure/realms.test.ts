import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import ts from "typescript";
import { expect } from "chai";
import { sourceFiles } from "./source-files";

const repository = resolve(__dirname, "..", "..");

/** Jest runs each test file in a realm of its own, with its own `Error`, `Map` and so on. */
describe("code that a test runner loads", () => {
  it("compares no value with a class of its own realm, such as Error", () => {
    const found = sourceFiles(["provider", "sdk", "policy", "simulator"]).flatMap(({ path }) =>
      classesCompared(path)
        .filter((name) => Reflect.has(globalThis, name))
        .map((name) => `${path}: instanceof ${name}`),
    );
    expect(found).to.deep.equal([]);
  });

  it("loads nothing by import(), which Jest refuses, in what is published", () => {
    const entries = [
      "sdk/index.js",
      "sdk/plugin/index.js",
      "policy/index.js",
      "simulator/index.js",
      "provider/index.js",
    ];
    const loaded = entries.reduce<ReadonlySet<string>>((files, entry) => loadedBy(`dist/${entry}`, files), new Set());
    expect([...loaded]).to.include.members(["dist/sdk/invoke.js", "dist/provider/text/user-error.js"]);
    expect([...loaded].filter((path) => hasImportCall(path))).to.deep.equal([]);
  });
});

/** The right sides of `instanceof`, as they are written. */
function classesCompared(path: string): string[] {
  return nodesOf(path).flatMap((node) =>
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
      ? [node.right.getText()]
      : [],
  );
}

function hasImportCall(path: string): boolean {
  return nodesOf(path).some(
    (node) => ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword,
  );
}

/** Adds a file of dist/ to those that are known, and all files of dist/ that it requires. */
function loadedBy(path: string, known: ReadonlySet<string>): ReadonlySet<string> {
  if (known.has(path)) {
    return known;
  }
  const required = nodesOf(path).flatMap((node) =>
    ts.isCallExpression(node) && node.expression.getText() === "require" && isRelative(node.arguments[0])
      ? [relative(repository, createRequire(join(repository, path)).resolve(node.arguments[0].text))]
      : [],
  );
  return required.reduce<ReadonlySet<string>>((files, each) => loadedBy(each, files), new Set([...known, path]));
}

function isRelative(node: ts.Node | undefined): node is ts.StringLiteralLike {
  return node !== undefined && ts.isStringLiteralLike(node) && node.text.startsWith(".");
}

function nodesOf(path: string): readonly ts.Node[] {
  const known = parsed.get(path);
  if (known !== undefined) {
    return known;
  }
  const text = readFileSync(join(repository, path), "utf8");
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  parsed.set(path, nodes);
  return nodes;
}

const parsed = new Map<string, readonly ts.Node[]>();
