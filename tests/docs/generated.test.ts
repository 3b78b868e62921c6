import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { generateDocs, repository } from "../../scripts/generate/docs";

describe("generated pages: run `npm run generate` when one of these fails", () => {
  let pages: ReadonlyMap<string, string>;
  before(async () => (pages = await generateDocs()));

  for (const path of ["filter", "pin", "settings"].map((name) => `docs/reference/${name}.md`)) {
    it(`${path} is up to date, with a heading for each field`, () => {
      const text = readFileSync(join(repository, path), "utf8");
      expect(text).to.equal(pages.get(path));
      expect(text.match(/^##/gm)?.length).to.be.above(5);
    });
  }

  it("docs/performance.md has the results of the last benchmark", () => {
    expect(readFileSync(join(repository, "docs/performance.md"), "utf8")).to.equal(pages.get("docs/performance.md"));
  });
});
