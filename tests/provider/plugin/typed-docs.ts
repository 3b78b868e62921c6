import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

const sdk = join(resolve(__dirname, "..", "..", ".."), "sdk");

/** What an editor shows for the fields of an interface in sdk/types.ts, inherited ones included: text by field. */
export function fieldDocs(interfaceName: string): Record<string, string> {
  const file = parsed("types.ts");
  const found = file.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === interfaceName);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`There is no ${interfaceName}.`);
  const bases = (found.heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) => expression.getText(file)),
  );
  const own = found.members.map((member) => [member.name?.getText(file) ?? "", docOf(member)] as const);
  return Object.fromEntries([...bases.flatMap((base) => Object.entries(fieldDocs(base))), ...own]);
}

/** What an editor shows for an exported function or class of the SDK. */
export function exportDoc(file: string, name: string): string {
  const found = parsed(file).statements.find(
    (each) => (ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each)) && each.name?.text === name,
  );
  if (found === undefined) throw new Error(`sdk/${file} has no ${name}.`);
  return docOf(found);
}

/** What an editor shows for the public properties of a class of the SDK: text by name. */
export function memberDocs(file: string, className: string): Record<string, string> {
  const found = parsed(file).statements.find((each) => ts.isClassDeclaration(each) && each.name?.text === className);
  if (found === undefined || !ts.isClassDeclaration(found)) throw new Error(`sdk/${file} has no ${className}.`);
  const own = found.members.filter(
    (member) =>
      ts.isPropertyDeclaration(member) && !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword),
  );
  return Object.fromEntries(own.map((member) => [member.name?.getText() ?? "", docOf(member)]));
}

/** One text per paragraph, without the line breaks and links that only TypeScript's documentation has. */
export function plainText(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, " ").trim());
  return paragraphs.join("\n\n").replace(/\{@link (\w+)\}/g, "$1");
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(sdk, file), "utf8"), ts.ScriptTarget.Latest, true);
}

function docOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node);
  return plainText(comments.map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? "").join("\n"));
}
