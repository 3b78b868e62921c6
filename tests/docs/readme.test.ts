import { readFileSync } from "node:fs";
import { expect } from "chai";
import { generateReadme, readmeFile } from "../../scripts/generate/docs";

describe("the README", () => {
  it("has the tables of the descriptions: run `npm run generate` when this fails", async () => {
    const text = readFileSync(readmeFile, "utf8");
    expect(text).to.equal(await generateReadme(text));
  });
});
