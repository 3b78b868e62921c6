import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { blocksFor, nameOf } from "./blocks";
import { knownPrograms, lookAt } from "./known-commands";
import { commandsOf } from "./shell";

/** Shell blocks that install, configure, or need a stack of the reader's: every command and option in them exists. */
describe("the commands in the README and the guides that a test can't run", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-docs-"));
    writeFileSync(join(folder, "prod.json"), "{}");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const block of blocksFor("looked")) {
    it(`${nameOf(block)} has commands that exist`, async () => {
      const commands = await commandsOf(block.text, folder, knownPrograms);
      expect(commands).not.to.deep.equal([]);
      for (const words of commands) await lookAt(words);
    });
  }

  for (const wrong of [
    "npm run deom",
    "pulumi preview --expect-nothing",
    "pulumi stak export",
    "pulumi stack exprot",
    "ucloud-image fnid",
    "ucloud-image find --osname x",
    "npx ucloud-image simulate -- ucloud-image find --osname x",
  ]) {
    it(`would see that "${wrong}" does not exist`, async () => {
      const commands = await commandsOf(wrong, folder, knownPrograms);
      const looked = Promise.all(commands.map(lookAt));
      expect(await looked.catch((error: unknown) => error)).to.be.an("error");
    });
  }
});
