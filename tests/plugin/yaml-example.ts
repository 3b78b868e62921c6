import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = join(resolve(__dirname, "..", ".."), "examples", "yaml");

/** examples/yaml/Pulumi.yaml, for a project folder that lies elsewhere. */
export function yamlExample(): string {
  const text = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
  return text.replace(
    /^(\s+path: )(\.\.\/.*)$/gm,
    (_line, start: string, path: string) => start + resolve(folder, path),
  );
}
