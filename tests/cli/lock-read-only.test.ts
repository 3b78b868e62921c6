import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { stageOfEachTest } from "../simulator/stage";
import { patience } from "../patience";
import { executable } from "./executable";

const web = ["--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 22.04"];
const db = ["--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Debian 12"];
const nobody = 65534;

describe("a lockfile in a folder that nobody may write to", () => {
  const stage = stageOfEachTest();
  const folder = () => join(stage.folder, "read-only");
  const path = () => join(folder(), "ucloud-images.lock.json");

  before(function () {
    // Windows knows no folder that is for reading only.
    if (process.getuid === undefined) this.skip();
  });
  beforeEach(async () => {
    chmodSync(stage.folder, 0o755);
    mkdirSync(folder());
    await run(["lock", ...web], "off", process.getuid?.());
  });

  it("answers under prefer and frozen; what it lacks is looked up, with a warning", () =>
    readOnly(async () => {
      const before = readFileSync(path(), "utf8");
      const frozen = await run(["find", ...web, "--id-only"], "frozen");
      stage.simulator.publish();
      const preferred = await run(["find", ...web, "--id-only"], "prefer");
      expect([frozen.code, preferred.code]).to.deep.equal([0, 0]);
      expect(preferred.stdout).to.equal(frozen.stdout);
      const missing = await run(["find", ...db, "--id-only"], "prefer");
      expect(missing.stdout).to.match(/^uimage-/);
      expect(missing.stderr)
        .to.include("could not be added to the lockfile")
        .and.to.include('set the lock to "frozen"');
      expect(readFileSync(path(), "utf8")).to.equal(before);
      expect(readdirSync(folder())).to.deep.equal(["ucloud-images.lock.json"]);
    }));

  it("is refused by the command at once, with what to do", () =>
    readOnly(async () => {
      const refused = await run(["lock", ...db], "off");
      expect(refused.code).to.equal(1);
      expect(refused.stderr)
        .to.include(path())
        .and.to.include("can't be changed")
        .and.to.include("Give write access to its folder, name another file in UCLOUD_IMAGE_LOCK_FILE");
      expect(readdirSync(folder())).to.deep.equal(["ucloud-images.lock.json"]);
    }));

  /** Nobody may write while `work` is done. The folder can be deleted again afterwards. */
  async function readOnly(work: () => Promise<void>): Promise<void> {
    chmodSync(path(), 0o444);
    chmodSync(folder(), 0o555);
    try {
      await work();
    } finally {
      chmodSync(folder(), 0o755);
    }
  }

  /** Root may write everywhere, so the tests of a container run as somebody else. */
  function run(
    words: readonly string[],
    lock: string,
    uid = process.getuid?.() === 0 ? nobody : undefined,
  ): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
    const env = {
      PATH: process.env["PATH"],
      HOME: "/nowhere",
      ...patience,
      ...stage.simulator.environment,
      UCLOUD_IMAGE_LOCK: lock,
      UCLOUD_IMAGE_LOCK_FILE: path(),
    };
    const options = { cwd: "/", env, ...(uid !== undefined && { uid }) };
    return new Promise((resolve) => {
      execFile(process.execPath, [executable, ...words], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }
});
