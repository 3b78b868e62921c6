import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import { expect } from "chai";
import { stageOfEachTest } from "../simulator/stage";
import { executable, ucloudImage } from "./executable";

const web = ["--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 22.04"];
const db = ["--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Debian 12"];

describe("ucloud-image lock", () => {
  const stage = stageOfEachTest();

  const run = (words: readonly string[], mode = "off") =>
    ucloudImage(words, {
      environment: { ...stage.simulator.environment, UCLOUD_IMAGE_LOCK: mode },
      folder: stage.folder,
    });
  const lock = (...words: string[]) => run(["lock", ...words]);
  const text = () => readFileSync(join(stage.folder, "ucloud-images.lock.json"), "utf8");

  it("locks a query, so that frozen lookups answer without keys and without a connection", async () => {
    const locked = await lock(...web);
    expect(locked.stdout).to.match(/^Locked cn-bj2-05 .*os Ubuntu 22\.04: uimage-\w+ \(Ubuntu 22\.04/);
    stage.simulator.publish();
    const opened = stage.simulator.connections().opened;
    const environment = {
      UCLOUD_IMAGE_LOCK: "frozen",
      UCLOUD_API_BASE_URL: stage.simulator.url,
    };
    const found = await ucloudImage(["find", ...web, "--id-only"], { environment, folder: stage.folder });
    expect(locked.stdout).to.include(found.stdout.trim());
    expect(found).to.include({ exitCode: 0, stderr: "" });
    expect(stage.simulator.connections().opened).to.equal(opened);
  });

  it("prints, when a frozen lookup has no answer, the very command that adds it", async () => {
    for (const words of [
      ["find", ...web, "--features", "CloudInit", "IPv6", "--allow-end-of-life"],
      ["list", ...web, "--name-regex", "it's|^Ubuntu (22)"],
    ]) {
      const missing = await run(words, "frozen");
      expect(missing.exitCode).to.equal(1);
      const [, command = ""] = /next {3}ucloud-image (lock .*)/.exec(missing.stderr) ?? [];
      const env = { PATH: process.env["PATH"], ...stage.simulator.environment };
      await promisify(execFile)("sh", ["-c", `'${process.execPath}' '${executable}' ${command}`], {
        cwd: stage.folder,
        env,
      });
      expect((await run(words, "frozen")).exitCode).to.equal(0);
    }
  });

  it("updates all queries or the named ones, and shows what moved", async () => {
    await lock(...web);
    await lock(...db);
    const before = text();
    const [ubuntu, debian] = ["Ubuntu 22.04 64位", "Debian 12.0 64位"].map(
      (ImageName) => stage.simulator.publish({ ImageName }).ImageId,
    );
    const updated = await lock("--update", "--only", "Debian*");
    expect(updated.exitCode).to.equal(0);
    expect(updated.stdout).to.match(new RegExp(`^moved +cn-bj2-05 .*Debian 12.* -> ${debian} \\(`, "m"));
    expect(updated.stdout).to.include("1 of 1 locked answers moved, 0 stayed.");
    expect(text()).to.include(debian).and.not.to.include(ubuntu);
    await lock("--update");
    expect(text()).to.include(ubuntu);
    expect(before).not.to.equal(text());
    const again = await lock("--update", "--json");
    expect(JSON.parse(again.stdout)).to.have.nested.property("comparisons[1].result", "same");
  });

  it("verifies: 0 when UCloud says the same, 2 when not, 1 when it could not look, and writes nothing", async () => {
    await lock(...web);
    await lock(...db, "--all");
    expect((await lock("--verify")).exitCode).to.equal(0);
    const before = text();
    const newer = stage.simulator.publish().ImageId;
    const verified = await lock("--verify");
    expect(verified.exitCode).to.equal(2);
    expect(verified.stdout).to.include(newer);
    const environment = { ...stage.simulator.environment, UCLOUD_PRIVATE_KEY: "not the key" };
    expect((await ucloudImage(["lock", "--verify"], { environment, folder: stage.folder })).exitCode).to.equal(1);
    expect(text()).to.equal(before);
  });

  it("keeps the locked answer of a query that nothing matches any more, and says so with 2", async () => {
    await lock("--region", "cn-bj2", "--zone", "cn-bj2-05", "--image-ids", stage.simulator.publish().ImageId);
    const before = text();
    const id = JSON.parse((await lock("--json")).stdout) as { entries: { images: { imageId: string }[] }[] };
    stage.simulator.remove(id.entries[0]?.images[0]?.imageId ?? "");
    const updated = await lock("--update");
    expect(updated.exitCode).to.equal(2);
    expect(updated.stdout).to.match(/^no answer .*The locked answer stays\.$/m);
    expect(text()).to.equal(before);
  });

  it("locks one image for each of several zones, and the image of a known id", async () => {
    expect((await lock("--id", stage.simulator.publish().ImageId, "--region", "cn-bj2")).exitCode).to.equal(0);
    expect((await lock("--os", "Ubuntu 22.04", "--zones", "cn-bj2-05", "cn-bj2-02")).exitCode).to.equal(0);
    expect((await lock("--verify")).stdout).to.include("2 of 2 locked answers");
    expect((await lock("--id", "uimage-nowhere", "--region", "cn-bj2")).exitCode).to.equal(2);
  });

  it("asks a locked query as it stands, whatever this machine is set to", async () => {
    const environment = { ...stage.simulator.environment, UCLOUD_PROJECT_ID: "", UCLOUD_ZONE: "" };
    const custom = ["--image-type", "Custom", "--os", "Ubuntu 22.04"];
    const inOrder = ["--order-by", "createTime"];
    await ucloudImage(["lock", ...custom, "--all", "--region", "cn-bj2"], { environment, folder: stage.folder });
    await ucloudImage(["lock", "--os", "Ubuntu 22.04", "--zones", "cn-bj2-05", "cn-bj2-02", ...inOrder], {
      environment,
      folder: stage.folder,
    });
    stage.simulator.resetRequests();
    const here = { ...stage.simulator.environment, UCLOUD_ZONE: "cn-bj2-04", UCLOUD_REGION: "cn-sh2" };
    const verified = await ucloudImage(["lock", "--verify"], { environment: here, folder: stage.folder });
    expect(verified.stdout).to.include("2 of 2 locked answers");
    const asked = stage.simulator.requests.map(({ parameters }) => parameters);
    const ofCustom = asked.filter(({ ImageType }) => ImageType === "Custom");
    expect([...new Set(ofCustom.map(({ ProjectId }) => ProjectId))]).to.deep.equal([undefined]);
    expect([...new Set(asked.map(({ Region, Zone }) => `${Region} ${Zone}`))]).to.deep.equal(["cn-bj2 undefined"]);
  });

  it("shows what is locked", async () => {
    expect((await lock()).stdout).to.include("locks nothing yet");
    await lock(...web);
    expect((await lock()).stdout).to.match(/^QUERY +LOCKED\ncn-bj2-05 .*os Ubuntu 22\.04 +uimage-/);
  });

  it("refuses a file with merge conflicts, and two tasks at once", async () => {
    writeFileSync(join(stage.folder, "ucloud-images.lock.json"), "<<<<<<< ours\n");
    const conflict = await run(["find", ...web], "prefer");
    expect(conflict.exitCode).to.equal(1);
    expect(conflict.stderr).to.include("has merge conflicts. Run: ucloud-image lock --merge");
    expect((await lock("--update", ...web)).exitCode).to.equal(64);
    expect((await lock("--only", "Debian")).exitCode).to.equal(64);
    expect((await lock("--id", "uimage-a", ...web)).exitCode).to.equal(64);
    expect((await lock("--all", "--zones", "cn-bj2-05")).exitCode).to.equal(64);
    rmSync(join(stage.folder, "ucloud-images.lock.json"));
    expect((await lock("--update", "--only", "Debian")).stderr).to.include("No locked query contains Debian");
  });

  it("loses no answer of programs that run side by side", async () => {
    const systems = ["Ubuntu 22.04", "Ubuntu 24.04", "Debian 12", "Rocky 9"];
    await Promise.all(
      systems.map((os) => run(["find", "--zone", "cn-bj2-05", "--region", "cn-bj2", "--os", os], "prefer")),
    );
    const { entries } = JSON.parse(text()) as { entries: ({ query: { os: string } } | null)[] };
    expect(entries.flatMap((entry) => entry?.query.os ?? []).sort()).to.deep.equal([...systems].sort());
  });
});
