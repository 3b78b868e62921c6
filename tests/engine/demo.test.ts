import { expect } from "chai";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const repository = resolve(__dirname, "..", "..");

describe("npm run demo", () => {
  let temporary: string;

  beforeEach(() => (temporary = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-"))));
  afterEach(() => rmSync(temporary, { recursive: true, force: true }));

  it("shows the pin hold and move, and hosts that run on what is pinned, and ends with a summary", async () => {
    const { stdout, stderr } = await demo();
    expect(stderr).to.equal("");
    expect(stdout.match(/error: No image matches\./g)).to.have.length(2, "once as it runs, once in the summary");
    expect(stdout).to.include("left by os: Ubuntu 22.10").and.include("hint   Ubuntu 22.10 is not here");
    const [before, after] = [...stdout.matchAll(/runs on (uimage-\w+)\. The pin is (uimage-\w+)\./g)];
    const [first, second] = [before?.[1] ?? "", after?.[1] ?? ""];
    expect(before?.[2]).to.equal(first);
    expect(after?.[2]).to.equal(second).and.not.to.equal(first);
    expect(stdout).to.include(`imageId    : "${first}" => "${second}"`);
    expect(stdout).to.match(/warning: .*superseded by/);
    expect(stdout)
      .to.match(new RegExp(`pinned-host/demo +web +unavailable +${first}`))
      .and.to.match(new RegExp(`pinned-host/demo +web +current +${second}`));
    expect(stdout).to.include("- 3 deleted").and.not.to.include("pulumi stack rm");
    expect(stdout).to.match(
      new RegExp(`What you saw:[^]*a move to ${second}[^]*Next:[^]*npm install pulumi-ucloud-image`),
    );
    const [, report = ""] = /a report: (.*)/.exec(stdout) ?? [];
    expect(readFileSync(report, "utf8")).to.include(second);
    expect(readdirSync(temporary).filter((name) => name.startsWith("pulumi-"))).to.deep.equal([]);
  });

  it("names the variables that --live needs", async () => {
    const failure = await demo("--live").catch((error: unknown) => error as { stdout: string; code: number });
    expect(failure).to.include({ code: 1 });
    expect(failure.stdout).to.include("UCLOUD_PUBLIC_KEY and UCLOUD_PRIVATE_KEY are not set");
  });

  function demo(...args: string[]): Promise<{ stdout: string; stderr: string }> {
    const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: temporary };
    for (const name of Object.keys(env)) if (name.startsWith("UCLOUD_")) delete env[name];
    const options = { cwd: repository, env };
    return promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/demo/main.ts", ...args], options);
  }
});
