import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { executable } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";

const docs = resolve(__dirname, "..", "..", "docs");

/** Each shell block is run as a reader would run it, who has the command on PATH and two exported stacks. */
describe("the commands in docs/", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let folder: string;
  beforeEach(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-docs-"));
    const command = join(folder, "bin", "ucloud-image");
    mkdirSync(join(folder, "bin"));
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`);
    chmodSync(command, 0o755);
    const web = await recordedPin(simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
    for (const stack of ["prod", "staging"]) {
      writeFileSync(join(folder, `${stack}.json`), exportedStack(stack, { web }));
    }
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await simulator.close();
  });

  for (const page of ["cli.md", "lockfile.md", "report.md"]) {
    for (const [position, block] of blocksOf(page).entries()) {
      it(`${page}, block ${position + 1}, succeeds line by line and says something`, async () => {
        expect(await run(block)).to.match(/\S/);
      });
    }
  }

  function run(block: string): Promise<string> {
    const path = `${join(folder, "bin")}:${process.env["PATH"]}`;
    const env = { ...simulator.environment, PATH: path, HOME: folder };
    return new Promise((resolve, reject) => {
      execFile("sh", ["-ec", block], { cwd: folder, env }, (error, stdout, stderr) =>
        error === null ? resolve(stdout) : reject(new Error(`${error.message}\n${stdout}\n${stderr}`)),
      );
    });
  }
});

function blocksOf(page: string): string[] {
  const text = readFileSync(join(docs, page), "utf8");
  return [...text.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block = ""]) => block);
}
