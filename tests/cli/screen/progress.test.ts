import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { progress } from "../../../cli/screen/progress";
import { StatusLine } from "../../../cli/screen/status-line";
import { withoutNotices } from "../../notices";
import { stageOfEachTest } from "../../simulator/stage";
import { executable, ucloudImage } from "../executable";
import { exportedStack, recordedPin } from "../exported-stack";

describe("progress", () => {
  it("counts on one line, and takes it away at the end", () => {
    const { written, line } = terminal();
    const work = progress("stacks read", 2, line);
    work.step();
    work.step();
    expect(written).to.deep.equal(["\r\u001b[K0 of 2 stacks read", "\r\u001b[K1 of 2 stacks read", "\r\u001b[K"]);
  });

  it("makes room for a warning, and comes back below it", () => {
    const { written, line } = terminal();
    progress("pins checked", 2, line);
    line.above(() => written.push("warning\n"));
    expect(screenOf(written.join(""))).to.equal("warning\n0 of 2 pins checked");
  });

  it("says nothing of short work, in a pipe, or on a terminal that can't erase", () => {
    for (const [total, isTTY, TERM] of [
      [1, true, "xterm"],
      [0, true, "xterm"],
      [9, false, "xterm"],
      [9, true, "dumb"],
    ] as const) {
      const { written, line } = terminal(isTTY, TERM);
      const work = progress("stacks read", total, line);
      work.step();
      line.above(() => undefined);
      expect(written).to.deep.equal([]);
    }
  });

  describe("of ucloud-image check", () => {
    const stage = stageOfEachTest();
    const files = ["a.json", "b.json", "c.json"];
    beforeEach(async () => {
      const web = await recordedPin(stage.simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
      for (const file of files) stage.write(file, exportedStack(file, { web }));
    });

    it("shows on a terminal alone", async () => {
      const { stderr } = await ucloudImage(["check", ...files], here());
      expect(stderr).to.equal("");
    });

    it("shows on a real terminal, without colours if NO_COLOR says so, and leaves the report alone", async function () {
      if (!hasPseudoTerminals()) this.skip();
      const printed = await onTerminal({ ...stage.simulator.environment, NO_COLOR: "1" });
      expect(printed).to.include("1 of 3 stacks read").and.to.include("2 of 3 pins checked");
      expect(printed).not.to.match(/\u001b\[[\d;]*m/);
      const piped = (await ucloudImage(["check", ...files], here())).stdout;
      expect(screenOf(printed)).to.equal(piped);
    });

    it("has colours on a real terminal otherwise", async function () {
      if (!hasPseudoTerminals()) this.skip();
      expect(await onTerminal(stage.simulator.environment)).to.match(/\u001b\[[\d;]*m/);
    });

    const here = () => ({ environment: stage.simulator.environment, folder: stage.folder });

    async function onTerminal(environment: Readonly<Record<string, string>>): Promise<string> {
      const command = [process.execPath, executable, "check", ...files].map((word) => `'${word}'`).join(" ");
      const env = { PATH: process.env["PATH"], HOME: stage.folder, TERM: "xterm", ...environment };
      const { stdout } = await promisify(execFile)("script", ["-qec", command, "/dev/null"], {
        cwd: stage.folder,
        env,
      });
      return withoutNotices(stdout);
    }
  });
});

/** The `script` of util-linux, which every Debian has, runs a command on a terminal of its own. */
function hasPseudoTerminals(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
}

function terminal(isTTY = true, TERM = "xterm") {
  const written: string[] = [];
  return { written, line: new StatusLine({ isTTY, write: (text) => written.push(text) }, { TERM }) };
}

/** What a terminal shows in the end: a line that is erased and written anew counts as it was last. */
function screenOf(printed: string): string {
  return printed.replaceAll("\r\n", "\n").replaceAll(/^[^\n]*\r\u001b\[K/gm, "");
}
