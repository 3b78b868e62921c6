import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of an example. */
export function exampleFolder(name: string): string {
  return join(resolve(__dirname, "..", "..", ".."), "examples", name);
}

/** An example's Pulumi.yaml, for a project folder that lies elsewhere. */
export function exampleProject(name: string): string {
  const folder = exampleFolder(name);
  const text = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
  return text.replace(
    /^(\s+path: )(\.\.\/.*)$/gm,
    (_line, start: string, path: string) => start + resolve(folder, path),
  );
}
