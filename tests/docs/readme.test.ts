import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { shownCommands } from "../../scripts/recording/main";
import { pages, repository } from "./blocks";

const readme = readFileSync(join(repository, "README.md"), "utf8");

describe("the README", () => {
  it("is a screen and a half: at most 900 words", () => {
    expect(readme.split(/\s+/).length).to.be.at.most(900);
  });

  it("shows a recording of the commands that the script runs", () => {
    const [, picture = ""] = /!\[[^\]]*\]\((\S+\.svg)\)/.exec(readme) ?? [];
    const svg = readFileSync(join(repository, picture), "utf8");
    for (const [command = ""] of shownCommands) {
      expect(svg).to.include(`ucloud-image ${command}`);
    }
  });
});

describe("links between pages", () => {
  for (const page of pages) {
    it(`of ${page} lead to files and headings that exist`, () => {
      const text = readFileSync(join(repository, page), "utf8");
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) =>
        link.includes("://") ? [] : [link],
      );
      for (const link of links) {
        const [path = "", heading] = link.split("#");
        const file = path === "" ? join(repository, page) : join(repository, dirname(page), path);
        expect(existsSync(file), link).to.equal(true);
        if (heading !== undefined && file.endsWith(".md")) {
          expect(headingsOf(readFileSync(file, "utf8")), link).to.include(heading);
        }
      }
    });
  }
});

/** As GitHub names the anchors of headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
