import { expect } from "chai";
import { commands } from "../../cli/commands";
import { ucloudImage } from "./executable";

describe("ucloud-image", () => {
  it("lists its commands, and what its exit codes mean", async () => {
    const { exitCode, stdout } = await ucloudImage(["--help"]);
    expect(exitCode).to.equal(0);
    for (const name of [...commands.map((command) => command.name), "completion"]) {
      expect(stdout).to.match(new RegExp(`^  ${name} `, "m"));
    }
    expect(stdout).to.match(/^ {2}2 +looked, and the answer is no/m);
  });

  it("describes each command, with --json and the exit codes", async () => {
    for (const { name, summary } of commands) {
      const { exitCode, stdout } = await ucloudImage([name, "--help"]);
      expect(exitCode).to.equal(0);
      expect(stdout.replaceAll(/\s+/g, " ")).to.include(summary).and.to.include("--json").and.to.include("Exit codes:");
    }
  });

  it("ends with 64 and the nearest command when there is no such command", async () => {
    const { exitCode, stderr } = await ucloudImage(["fnd"]);
    expect(exitCode).to.equal(64);
    expect(stderr).to.include("Did you mean find?");
    expect((await ucloudImage([])).exitCode).to.equal(64);
  });

  it("prints completion scripts, and completes commands, options and values for them", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { exitCode, stdout } = await ucloudImage(["completion", shell]);
      expect(exitCode).to.equal(0);
      expect(stdout).to.include("ucloud-image complete --");
    }
    const complete = async (...words: string[]) => (await ucloudImage(["complete", "--", ...words])).stdout;
    expect(await complete("fi"))
      .to.match(/^find\b/m)
      .and.to.match(/^fit\b/m);
    expect(await complete("find", "--min")).to.match(/^--min-age-days\b/m);
    expect(await complete("find", "--features", "Cloud")).to.match(/^CloudInit\b/m);
    expect((await ucloudImage(["completion", "cmd"])).exitCode).to.equal(64);
  });
});
