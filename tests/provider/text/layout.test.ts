import { expect } from "chai";
import { row, rows, widthOf } from "../../../provider/text/layout";

describe("layout", () => {
  it("gives Chinese characters two columns", () => {
    expect(widthOf("高内核CentOS 7.6 64位")).to.equal(21);
    expect(widthOf("，「」カがアー한")).to.equal(16);
    expect(widthOf("déjà ½")).to.equal(6);
  });

  it("breaks between words, and goes on below the text", () => {
    expect(row("next", "word ".repeat(20).trim())).to.deep.equal([
      `  next   ${"word ".repeat(14).trim()}`,
      `         ${"word ".repeat(6).trim()}`,
    ]);
  });

  it("breaks inside a word that is longer than a line", () => {
    expect(row("", `a ${"x".repeat(100)}`)).to.deep.equal([
      "         a",
      `         ${"x".repeat(71)}`,
      `         ${"x".repeat(29)}`,
    ]);
  });

  it("keeps blanks that align a text", () => {
    expect(row("found", "  3  listed")).to.deep.equal(["  found    3  listed"]);
  });

  it("shows an empty text as an empty row", () => expect(row("hint", "")).to.deep.equal(["  hint   "]));

  it("labels the first of several rows", () => {
    expect(rows("hint", ["one", "two"])).to.deep.equal(["  hint   one", "         two"]);
    expect(rows("hint", [])).to.deep.equal([]);
  });

  it("shows what steers a terminal instead of letting it", () => {
    expect(row("asked", "a\u001b[2Jb\nc")).to.deep.equal(["  asked  a\\u{1b}[2Jb\\u{a}c"]);
  });
});
