import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { blocksFor, nameOf, repository } from "./blocks";
import { compileErrors } from "./compile";

/** Each TypeScript block is a whole program: a reader may copy it as it is. */
describe("the programs in the README and the guides", () => {
  // Under the names of files beside their page that exist in memory only.
  const files = new Map(
    blocksFor("compiled").map((block) => [join(repository, `${block.page}-${block.line}.ts`), block] as const),
  );
  let errors: ReadonlyMap<string, readonly string[]>;

  before(() => (errors = compileErrors(new Map([...files].map(([file, { text }]) => [file, text])))));

  for (const [file, block] of files) {
    it(`${nameOf(block)} compiles`, () => {
      expect(errors.get(file)).to.deep.equal([]);
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
