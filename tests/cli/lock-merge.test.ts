import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { formatLockfile, parseLockfile, type Entry } from "../../provider/lockfile/format";
import { questionKey } from "../../provider/lockfile/question";
import { image } from "../provider/image/sample";
import { stageOfEachTest } from "../simulator/stage";
import { executable, ucloudImage } from "./executable";

const file = "ucloud-images.lock.json";

/** A file with an answer for each system, whose image is named after it or given, and made so many seconds after 1970. */
function lockfile(answers: Readonly<Record<string, readonly [imageId: string, createTime: number] | string>>): string {
  const entries = Object.entries(answers).map(([os, answer]): Entry => {
    const [imageId, createTime] = typeof answer === "string" ? [answer, 1] : answer;
    return {
      find: "image",
      query: { os, region: "cn-bj2" },
      matched: 1,
      images: [image({ imageId, createTime, imageName: os })],
    };
  });
  return formatLockfile({ entries: new Map(entries.map((entry) => [questionKey(entry), entry])), others: {} });
}

describe("ucloud-image lock --merge", () => {
  const stage = stageOfEachTest();
  const path = () => join(stage.folder, file);
  const text = () => readFileSync(path(), "utf8");
  const answersIn = (written: string) =>
    Object.fromEntries(
      [...parseLockfile(written, file).entries.values()].map(({ query, images }) => [
        String(query["os"]),
        images[0]?.imageId,
      ]),
    );
  const merge = (...words: string[]) => ucloudImage(["lock", "--merge", ...words], { folder: stage.folder });

  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...words], {
      cwd: stage.folder,
      encoding: "utf8",
      stdio: "pipe",
    });
  const commit = (content: string) => {
    writeFileSync(path(), content);
    git("add", file);
    git("commit", "--quiet", "--message", "lock");
  };

  /** Two branches with these contents, merged as far as git can. */
  function mergeBranches(base: string, ours: string, theirs: string): boolean {
    git("init", "--quiet", "--initial-branch", "main");
    commit(base);
    git("checkout", "--quiet", "-b", "theirs");
    commit(theirs);
    git("checkout", "--quiet", "main");
    commit(ours);
    try {
      git("merge", "--quiet", "--no-edit", "theirs");
      return true;
    } catch {
      return false;
    }
  }

  it("has nothing to do where git merged the file by itself, and sends no request", async () => {
    const base = { "Debian 12": "uimage-d" };
    const clean = mergeBranches(
      lockfile(base),
      lockfile({ ...base, "Debian 12": "uimage-d2", "Ubuntu 22.04": "uimage-u" }),
      lockfile({ ...base, "Debian 12": "uimage-d2", "Rocky 9": "uimage-r", "Ubuntu 22.04": "uimage-u" }),
    );
    expect(clean).to.equal(true);
    const nothing = await merge();
    expect(nothing).to.include({ exitCode: 0, stdout: `${path()} has no conflicts.\n` });
    expect(stage.simulator.connections().opened).to.equal(0);
  });

  it("shows an answer that both sides changed, writes nothing, and then takes the side that is chosen", async () => {
    const base = { "Debian 12": "uimage-was", "Rocky 9": "uimage-r" };
    mergeBranches(
      lockfile(base),
      lockfile({ ...base, "Debian 12": ["uimage-ours", 9], "Ubuntu 22.04": "uimage-u" }),
      lockfile({ ...base, "Debian 12": ["uimage-theirs", 5], "Rocky 9": "uimage-r2" }),
    );
    const conflicted = text();
    const open = await merge();
    expect(open.exitCode).to.equal(2);
    expect(open.stdout).to.match(/cn-bj2 os Debian 12 +uimage-ours \(Debian 12.*uimage-theirs \(Debian 12/);
    expect(open.stdout).to.include("--ours, --theirs, or --newer");
    expect(text()).to.equal(conflicted);
    for (const [choice, taken] of [
      ["--theirs", "uimage-theirs"],
      ["--ours", "uimage-ours"],
      ["--newer", "uimage-ours"],
    ] as const) {
      writeFileSync(path(), conflicted);
      const merged = await merge(choice);
      expect(merged.exitCode).to.equal(0);
      expect(merged.stdout).to.include(`Merged ${path()}: 3 answers.`);
      expect(answersIn(text())).to.deep.equal({
        "Debian 12": taken,
        "Rocky 9": "uimage-r2",
        "Ubuntu 22.04": "uimage-u",
      });
    }
    expect((await merge("--ours", "--theirs")).exitCode).to.equal(64);
  });

  it("mends a file of version 0.1, whose lines git may have mixed", async () => {
    const old = (answers: Record<string, string>) =>
      JSON.stringify(
        {
          version: 1,
          entries: Object.entries(answers).map(([os, imageId]) => ({
            find: "image",
            query: { os, projectId: "org-a", region: "cn-bj2" },
            matched: 1,
            images: [image({ imageId, imageType: "Base" })],
          })),
        },
        undefined,
        2,
      );
    const clean = mergeBranches(
      old({ "Debian 12": "uimage-d" }),
      old({ "Debian 12": "uimage-d", "Rocky 9": "uimage-r" }),
      old({ "Debian 12": "uimage-d", "Ubuntu 22.04": "uimage-u" }),
    );
    expect(clean).to.equal(false);
    expect((await merge()).exitCode).to.equal(0);
    expect(answersIn(text())).to.deep.equal({
      "Debian 12": "uimage-d",
      "Rocky 9": "uimage-r",
      "Ubuntu 22.04": "uimage-u",
    });
  });

  it("reads both sides from git's markers where git knows nothing of a merge", async () => {
    const [ours, theirs] = ["uimage-a", "uimage-b"].map((id) => lockfile({ "Debian 12": id, "Rocky 9": "uimage-r" }));
    const lines = (ours ?? "").split("\n").map((line, position) => {
      const other = (theirs ?? "").split("\n")[position];
      return line === other ? line : `<<<<<<< HEAD\n${line}\n=======\n${other}\n>>>>>>> theirs`;
    });
    writeFileSync(path(), lines.join("\n"));
    expect((await merge()).exitCode).to.equal(2);
    expect((await merge("--theirs")).exitCode).to.equal(0);
    expect(text()).to.equal(theirs);
  });

  it("is git's merge driver for the file, as the guide sets it up", async () => {
    git("init", "--quiet", "--initial-branch", "main");
    git("config", "merge.ucloud-image.driver", `'${process.execPath}' '${executable}' lock --merge %O %A %B`);
    writeFileSync(join(stage.folder, ".git", "info", "attributes"), `${file} merge=ucloud-image\n`);
    const base = { "Debian 12": "uimage-was" };
    // Without the driver this is a conflict: a layout of 0.1 on one side rewrites every line.
    const old = JSON.stringify({
      version: 1,
      entries: [
        {
          find: "image",
          query: { os: "Rocky 9", region: "cn-bj2" },
          matched: 1,
          images: [image({ imageId: "uimage-r", imageType: "Base" })],
        },
        {
          find: "image",
          query: { os: "Debian 12", region: "cn-bj2" },
          matched: 1,
          images: [image({ imageId: "uimage-was", createTime: 1, imageName: "Debian 12" })],
        },
      ],
    }).replaceAll('"imageId":"uimage-was"', '"imageId":"uimage-was","imageType":"Base"');
    const typed = (written: string) => written.replaceAll('"imageName"', '"imageType":"Base","imageName"');
    const canonical = (written: string) => formatLockfile(parseLockfile(typed(written), file));
    const clean = mergeBranches(
      canonical(lockfile(base)),
      canonical(lockfile({ ...base, "Ubuntu 22.04": "uimage-u" })),
      old,
    );
    expect(clean).to.equal(true);
    expect(Object.keys(answersIn(text())).sort()).to.deep.equal(["Debian 12", "Rocky 9", "Ubuntu 22.04"]);
  });

  it("as a driver leaves a conflict to git where both sides changed one answer", async () => {
    for (const [name, id] of Object.entries({ base: "uimage-was", ours: "uimage-a", theirs: "uimage-b" })) {
      stage.write(name, lockfile({ "Debian 12": id }));
    }
    const driver = (...words: string[]) => merge("base", "ours", "theirs", ...words);
    expect((await driver()).exitCode).to.equal(1);
    expect(readFileSync(join(stage.folder, "ours"), "utf8")).to.match(
      /<<<<<<< ours\n.*uimage-a.*\n=======\n.*uimage-b/,
    );
    stage.write("ours", lockfile({ "Debian 12": "uimage-a" }));
    expect((await driver("--theirs")).exitCode).to.equal(0);
    expect(readFileSync(join(stage.folder, "ours"), "utf8")).to.equal(lockfile({ "Debian 12": "uimage-b" }));
    expect((await merge("base", "ours")).exitCode).to.equal(64);
  });

  it("as a driver keeps the line ends and the byte order mark of our side", async () => {
    const windows = (written: string) => `\uFEFF${written.replaceAll("\n", "\r\n")}`;
    stage.write("base", windows(lockfile({ "Debian 12": "uimage-d" })));
    stage.write("ours", windows(lockfile({ "Debian 12": "uimage-d", "Rocky 9": "uimage-r" })));
    stage.write("theirs", lockfile({ "Debian 12": "uimage-d", "Ubuntu 22.04": "uimage-u" }));
    expect((await merge("base", "ours", "theirs")).exitCode).to.equal(0);
    const both = { "Debian 12": "uimage-d", "Rocky 9": "uimage-r", "Ubuntu 22.04": "uimage-u" };
    expect(readFileSync(join(stage.folder, "ours"), "utf8")).to.equal(windows(lockfile(both)));
  });
});
