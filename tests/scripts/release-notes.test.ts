import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { version } from "../../package.json";
import { releaseNotes } from "../../scripts/release/release-notes.mjs";

const manifest = { version: "1.2.0", repository: "github:example/example" };
const changelog = `# Changelog

All notable changes.

## 1.2.0 (2026-11-25)

- New things.

## 1.1.0 (2026-10-01)

- Old things.
`;

describe("scripts/release-notes", () => {
  it("prints what is new", () => {
    expect(releaseNotes("v1.2.0", manifest, changelog)).to.equal("- New things.");
  });

  it("could release this repository with the day in its changelog, and the repository's address", () => {
    const read = (file: string) => readFileSync(join(__dirname, "..", "..", file), "utf8");
    const own = read("CHANGELOG.md");
    expect(JSON.parse(read("package-lock.json"))).to.include({ version });
    const dated = own.replace(/^(## \S+) \(unreleased\)$/m, "$1 (2026-11-25)");
    expect(releaseNotes(`v${version}`, { version, repository: "github:example/example" }, dated)).to.match(/^- /);
  });

  it("prints the only section there is", () => {
    expect(releaseNotes("v1.2.0", manifest, changelog.replace(/## 1\.1[^]*/, ""))).to.equal("- New things.");
  });

  for (const [what, tag, given, text, words] of [
    ["another tag", "v1.3.0", manifest, changelog, "the tag must be v1.2.0"],
    ["a tag without v", "1.2.0", manifest, changelog, "the tag must be v1.2.0"],
    ["no day", "v1.2.0", manifest, changelog.replace("2026-11-25", "unreleased"), "the day of the release"],
    ["another newest section", "v1.2.0", manifest, changelog.replace("1.2.0", "1.2.1"), '"1.2.1 (2026-11-25)"'],
    ["no changelog", "v1.2.0", manifest, "", 'is ""'],
    ["nothing new", "v1.2.0", manifest, changelog.replace("- New things.\n", ""), "says nothing"],
    [
      "a placeholder",
      "v1.2.0",
      { ...manifest, homepage: "https://example.com/OWNER/x" },
      changelog,
      "still names OWNER",
    ],
    ["no repository", "v1.2.0", { version: "1.2.0" }, changelog, "has no repository"],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => releaseNotes(tag, given, text)).to.throw(words);
    });
  }
});
