import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { allBlocks, blocksFor, checks, nameOf } from "./blocks";

describe("every block of the README and the guides", () => {
  for (const block of allBlocks()) {
    it(`${nameOf(block)} (${block.language || "plain"}) is for one check`, () => {
      const takers = Object.entries(checks).filter(([, { takes }]) => takes(block));
      expect(takers.map(([name]) => name)).to.have.length(1);
    });
  }

  for (const [name, { by }] of Object.entries(checks)) {
    it(`${by} takes its blocks: ${name}`, () => {
      expect(readFileSync(join(__dirname, by), "utf8")).to.include(`blocksFor("${name}")`);
    });
  }

  it("leaves one drawing unchecked", () => {
    expect(blocksFor("drawing").map(({ page }) => page)).to.deep.equal(["CONTRIBUTING.md"]);
  });
});
