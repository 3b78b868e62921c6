import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import * as z from "zod";
import { parseLockfile } from "../../provider/lockfile/format";

const seed = Number(process.env["CRASH_SEED"] ?? 7);
const processes = 6;
const writers = 40;
const kills = 25;

const told = z.union([z.object({ answered: z.string() }), z.object({ refused: z.string() })]);

describe(`${writers} writers of one lockfile in ${processes} processes (seed ${seed})`, () => {
  let folder: string;
  const running = new Set<ChildProcess>();

  before(() => (folder = mkdtempSync(join(tmpdir(), "ucloud-image-writers-"))));
  after(() => {
    running.forEach((child) => child.kill("SIGKILL"));
    rmSync(folder, { recursive: true });
  });

  it(`lose no answer that they were given, through ${kills} kills`, async () => {
    const path = join(folder, "ucloud-images.lock.json");
    const answered: string[] = [];
    const refused: string[] = [];
    let killed = 0;

    /** One of the processes, which lives until it has been told so many answers. Another one takes its place. */
    const live = async (position: number, lives: readonly number[]): Promise<void> => {
      for (const [life, answers] of [...lives, Infinity].entries()) {
        const share = Math.floor(writers / processes) + (position < writers % processes ? 1 : 0);
        const args = [path, `${position}-${life}`, String(share)];
        const child = fork(join(__dirname, "lockfile-writers.cjs"), args, { execArgv: [] });
        running.add(child);
        const exit = once(child, "exit");
        let given = 0;
        child.on("message", (message) => {
          const news = told.parse(message);
          if ("refused" in news) refused.push(news.refused);
          else answered.push(news.answered);
          given += 1;
          if (given === answers && child.kill("SIGKILL")) killed += 1;
          if (killed === kills) running.forEach((each) => each.connected && each.send("end", () => undefined));
        });
        await exit;
        running.delete(child);
        expect(child.signalCode, `process ${args[1]}`).to.equal(answers === Infinity ? null : "SIGKILL");
      }
    };

    const lives = fc.sample(fc.integer({ min: 1, max: 12 }), { seed, numRuns: kills });
    await Promise.all(
      Array.from({ length: processes }, (_, position) =>
        live(
          position,
          lives.filter((_each, life) => life % processes === position),
        ),
      ),
    );
    expect(killed).to.equal(kills);
    expect(refused).to.deep.equal([]);
    const { entries } = parseLockfile(readFileSync(path, "utf8"), path);
    const locked = new Set([...entries.values()].flatMap(({ images }) => images.map(({ imageId }) => imageId)));
    expect(answered.length).to.be.at.least(writers);
    expect(answered.filter((imageId) => !locked.has(imageId))).to.deep.equal([]);
  });
});
