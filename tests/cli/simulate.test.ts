import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { executable, ucloudImage } from "./executable";

const find = ["find", "--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 22.04", "--id-only"];

const repository = resolve(__dirname, "..", "..");

describe("ucloud-image simulate", () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill("SIGKILL"));

  it("serves until it is interrupted, and prints the environment that leads to it", async () => {
    const served = spawn(process.execPath, [executable, "simulate", "--json"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    child = served;
    const { environment } = await firstJson(served);
    const found = await ucloudImage(find, { environment });
    expect(found.stdout).to.match(/^uimage-\w+\n$/);
    served.kill("SIGINT");
    expect(await once(served, "exit")).to.deep.equal([0, null]);
    expect((await ucloudImage(find, { environment: { ...environment, UCLOUD_MAX_RETRIES: "0" } })).exitCode).to.equal(
      1,
    );
  });

  it("runs a command in that environment, and ends with its exit code", async () => {
    const found = await ucloudImage(["simulate", "--", "ucloud-image", ...find]);
    expect(found.stdout).to.match(/^uimage-\w+\n$/);
    expect((await ucloudImage(["simulate", "--", process.execPath, "-e", "process.exit(7)"])).exitCode).to.equal(7);
    const repeated = await ucloudImage(["simulate", "--", "ucloud-image", ...find]);
    expect(repeated.stdout).to.equal(found.stdout);
    const other = await ucloudImage(["simulate", "--seed", "2", "--", "ucloud-image", ...find]);
    expect(other.stdout).not.to.equal(found.stdout);
  });

  it("is the first thing to try that the README shows", async () => {
    const readme = readFileSync(join(repository, "README.md"), "utf8");
    const [, words = ""] = /^npx pulumi-ucloud-image (simulate -- .*)$/m.exec(readme) ?? [];
    const { stdout } = await promisify(execFile)("sh", ["-c", `'${process.execPath}' '${executable}' ${words}`]);
    expect(stdout).to.match(/^imageName +Ubuntu 22\.04/m);
  });

  it("says that its port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const busy = await ucloudImage(["simulate", "--port", port, "--json"]);
    taken.close();
    expect(busy.exitCode).to.equal(1);
    expect(busy.stdout).to.include(port).and.to.include("--port 0");
  });

  it("says which command can't be started, and which option is wrong", async () => {
    const missing = await ucloudImage(["simulate", "--", "no-such-command"]);
    expect(missing.exitCode).to.equal(1);
    expect(missing.stderr).to.include("no-such-command");
    const wrong = await ucloudImage(["simulate", "--port", "http"]);
    expect(wrong.exitCode).to.equal(64);
    expect(wrong.stderr).to.include("--port takes a whole number");
  });
});

/** The first JSON document on a process's standard output, which it need not end after. */
async function firstJson(served: ChildProcess): Promise<{ environment: Record<string, string> }> {
  let text = "";
  for await (const chunk of served.stdout ?? []) {
    text += String(chunk);
    if (text.endsWith("}\n")) {
      break;
    }
  }
  return JSON.parse(text) as { environment: Record<string, string> };
}
