import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import * as sdk from "../../sdk";
import * as plugin from "../../sdk/plugin";
import * as simulator from "../../simulator";

const repository = resolve(__dirname, "..", "..");
const typedoc = join(repository, "node_modules", "typedoc", "bin", "typedoc");

/** typedoc.json makes errors of everything public that has no docstring, and of links that lead nowhere. */
describe("npm run reference", () => {
  let site: string;

  before(async () => {
    site = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-reference-"));
    await promisify(execFile)(process.execPath, [typedoc, "--out", site], { cwd: repository });
  });
  after(() => rmSync(site, { recursive: true, force: true }));

  it("has a page for everything that a program can call", () => {
    const pages = ["functions", "classes", "variables"].flatMap((folder) => readdirSync(join(site, folder)));
    const expected = [
      ...Object.keys(sdk).map((name) => `pulumi-ucloud-image.${name}.html`),
      ...Object.keys(plugin).map((name) => `pulumi-ucloud-image_plugin.${name}.html`),
      ...Object.keys(simulator).map((name) => `pulumi-ucloud-image_simulator.${name}.html`),
    ];
    expect(pages.sort()).to.deep.equal(expected.sort());
  });

  it("leads from an error to the page of what it tells", () => {
    const page = readFileSync(join(site, "classes", "pulumi-ucloud-image.NoImageError.html"), "utf8");
    expect(page).to.contain('href="../interfaces/pulumi-ucloud-image.Explanation.html"');
  });

  it("has the guides, called by their headings", () => {
    const headings = readdirSync(join(repository, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => /^# (.*)/.exec(readFileSync(join(repository, "docs", name), "utf8"))?.[1]);
    const titles = readdirSync(join(site, "documents")).map((name) =>
      /<title>(.*) \| /.exec(readFileSync(join(site, "documents", name), "utf8"))?.[1]?.replaceAll("&#39;", "'"),
    );
    expect(titles.sort()).to.deep.equal(headings.sort());
  });
});
