import stringWidth from "string-width";
import { expect } from "chai";
import { commands } from "../../cli/commands";
import { createProgram } from "../../cli/program";

describe("the help of", () => {
  for (const { name } of commands.filter((each) => each.name !== "lock")) {
    it(`${name} has one line an option and fits on a screen of 80 columns`, async () => {
      const lines = (await helpOf(name, false)).split("\n");
      const options = lines.filter((line) => /^ {2}-/.test(line));
      // A description that is too long goes on in a line that begins with many blanks.
      expect(lines.filter((line) => /^ {12,}\S/.test(line))).to.deep.equal([]);
      expect(options.length).to.be.above(2);
      expect(
        lines.filter((line) => stringWidth(line) > 80 && !/^ {2}(?:ucloud-image|pulumi)/.test(line)),
      ).to.deep.equal([]);
    });

    it(`${name} has every description in full under --help-all`, async () => {
      const [brief, whole] = [await helpOf(name, false), await helpOf(name, true)];
      expect(whole.length).to.be.above(brief.length);
      expect(whole).to.include("Exit codes:\n");
    });
  }

  it("find has at most 60 lines", async () => {
    expect((await helpOf("find", false)).split("\n").length).to.be.at.most(60);
  });

  it("find speaks of options, not of arguments of a program", async () => {
    const whole = await helpOf("find", true);
    expect(whole).to.include("--vendors").and.not.include("stack configuration");
    expect(whole).to.include("--host-auto-data-disk-init");
  });
});

async function helpOf(name: string, wholeHelp: boolean): Promise<string> {
  const program = createProgram({ finish: () => undefined, wholeHelp });
  const command = program.commands.find((each) => each.name() === name) ?? expect.fail(name);
  (await commands.find((each) => each.name === name)?.load())?.addCommand(command, () => undefined);
  let printed = "";
  command.configureOutput({ writeOut: (text) => (printed += text), getOutHelpWidth: () => 80 });
  command.outputHelp();
  return printed;
}
