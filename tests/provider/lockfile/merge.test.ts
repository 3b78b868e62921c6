import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { hasConflicts, sidesIn } from "../../../provider/lockfile/conflicted-text";
import { formatLockfile, parseLockfile, type Entry, type Lockfile } from "../../../provider/lockfile/format";
import { conflictedText, mergeLockfiles, resolve } from "../../../provider/lockfile/merge";
import { questionKey } from "../../../provider/lockfile/question";
import { image } from "../image/sample";

type Content = Pick<Lockfile, "entries" | "others">;

/** A file, and two edits of it. */
interface Case {
  readonly base: Content;
  readonly ours: Content;
  readonly theirs: Content;
}

const systems = ["Ubuntu 20.04", "Ubuntu 22.04", "Ubuntu 24.04", "Debian 11", "Debian 12", "CentOS 7.9", "Rocky 9"];
const query = fc.record(
  {
    region: fc.constantFrom("cn-bj2", "cn-sh2", "hk"),
    zone: fc.constantFrom("02", "05"),
    os: fc.constantFrom(...systems),
    features: fc.subarray(["CloudInit", "HotPlug", "IPv6"], { minLength: 1 }),
  },
  { requiredKeys: ["region", "zone", "os"] },
);
const entry: fc.Arbitrary<Entry> = fc.record({
  find: fc.constantFrom("image" as const, "images" as const),
  query,
  matched: fc.integer({ min: 1, max: 20 }),
  images: fc
    .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 1_700_000_000 }))
    .map(([id, createTime]) => [image({ imageId: `uimage-${id}`, createTime })]),
});
const entries = (most: number) => fc.uniqueArray(entry, { selector: questionKey, maxLength: most });

/** Edits add up to three queries, and update or delete what is there. */
function cases({ adds, updates }: { readonly adds: number; readonly updates: number }): fc.Arbitrary<Case> {
  const edit = fc.record({
    added: entries(adds),
    touched: fc.array(fc.tuple(fc.nat(), fc.constantFrom("update", "delete"), entry), { maxLength: updates }),
  });
  return fc.record({ base: entries(20), ours: edit, theirs: edit }).map(({ base, ours, theirs }) => {
    const fileOf = ({ added, touched }: typeof ours): Content => {
      const file = new Map(base.map((each) => [questionKey(each), each]));
      for (const [position, what, fresh] of touched) {
        const old = base[position % Math.max(base.length, 1)];
        if (old !== undefined && what === "delete") file.delete(questionKey(old));
        if (old !== undefined && what === "update")
          file.set(questionKey(old), { ...fresh, find: old.find, query: old.query });
      }
      added.filter((each) => !file.has(questionKey(each))).forEach((each) => file.set(questionKey(each), each));
      return { entries: file, others: {} };
    };
    return { base: fileOf({ added: [], touched: [] }), ours: fileOf(ours), theirs: fileOf(theirs) };
  });
}

const lineIn = ({ entries: list }: Content, key: string) => {
  const found = list.get(key);
  return found && formatLockfile({ entries: new Map([[key, found]]), others: {} });
};

/** What a merge may never lose: each answer as the one side has it that touched it. */
function expectKept({ base, ours, theirs }: Case, merged: Content, open: ReadonlySet<string> = new Set()): void {
  for (const key of new Set([base, ours, theirs].flatMap(({ entries: list }) => [...list.keys()]))) {
    const [was, our, their] = [base, ours, theirs].map((side) => lineIn(side, key));
    if (our === was || their === was || our === their) {
      expect(lineIn(merged, key), key).to.equal(our === was ? their : our);
    } else {
      expect(open.has(key), key).to.equal(true);
    }
  }
}

describe("merging two edits of a lockfile", () => {
  it("keeps every answer that one side touched, and leaves to choose what both did", () => {
    fc.assert(
      fc.property(cases({ adds: 3, updates: 4 }), (each) => {
        const merged = mergeLockfiles(each.base, each.ours, each.theirs);
        const open = new Set(merged.conflicts.map(({ key }) => key));
        expectKept(each, merged, open);
        for (const { key, ours, theirs } of merged.conflicts) {
          expect([merged.entries.has(key), ours, theirs]).to.deep.equal([
            false,
            each.ours.entries.get(key),
            each.theirs.entries.get(key),
          ]);
        }
      }),
    );
  });

  it("is the same from both sides, but for what is left to choose", () => {
    fc.assert(
      fc.property(cases({ adds: 3, updates: 4 }), ({ base, ours, theirs }) => {
        const [one, other] = [mergeLockfiles(base, ours, theirs), mergeLockfiles(base, theirs, ours)];
        expect(formatLockfile(other)).to.equal(formatLockfile(one));
        expect(formatLockfile(resolve(other, "theirs"))).to.equal(formatLockfile(resolve(one, "ours")));
      }),
    );
  });

  it("loses nothing in a text that shows what is left to choose", () => {
    fc.assert(
      fc.property(cases({ adds: 3, updates: 4 }), ({ base, ours, theirs }) => {
        const merged = mergeLockfiles(base, ours, theirs);
        const sides = sidesIn(conflictedText(merged));
        // A side that deleted an answer leaves a blank line more.
        const written = (text: string) => formatLockfile(parseLockfile(text, "x"));
        expect(written(sides.ours)).to.equal(formatLockfile(resolve(merged, "ours")));
        expect(written(sides.theirs)).to.equal(formatLockfile(resolve(merged, "theirs")));
      }),
    );
  });

  it("takes ours, theirs or the newer image of an answer that both sides changed", () => {
    const answer = (imageId: string, createTime: number): Content => {
      const made: Entry = {
        find: "image",
        query: { os: "Debian 12", region: "cn-bj2" },
        matched: 1,
        images: [image({ imageId, createTime })],
      };
      return { entries: new Map([[questionKey(made), made]]), others: {} };
    };
    const merged = mergeLockfiles(answer("was", 1), answer("ours", 3), answer("theirs", 2));
    const taken = (["ours", "theirs", "newer"] as const).map((choice) =>
      [...resolve(merged, choice).entries.values()].map(({ images }) => images[0]?.imageId).join(),
    );
    expect(taken).to.deep.equal(["ours", "theirs", "ours"]);
    const deleted = mergeLockfiles(answer("was", 1), { entries: new Map(), others: {} }, answer("theirs", 2));
    expect([...resolve(deleted, "newer").entries.values()]).to.have.length(1);
    expect([...resolve(deleted, "ours").entries.values()]).to.have.length(0);
  });

  it("unites fields of the file that this version does not know", () => {
    const of = (others: Lockfile["others"]): Content => ({ entries: new Map(), others });
    const merged = mergeLockfiles(of({ team: "web", a: 1 }), of({ team: "web", b: 2 }), of({ team: "db", a: 1 }));
    expect(merged.others).to.deep.equal({ team: "db", b: 2 });
  });
});

/** One process merges all pairs: this is what `git merge` does, without a work tree. */
describe("git's own merge of a lockfile", () => {
  const measured: Record<string, { readonly adds: number; readonly updates: number; readonly most: number }> = {
    "that adds up to three queries on each side": { adds: 3, updates: 0, most: 4 },
    "that adds, updates and deletes on both sides": { adds: 2, updates: 2, most: 10 },
  };
  for (const [what, { most, ...edits }] of Object.entries(measured)) {
    it(`${what} keeps every answer, and conflicts in at most ${most} of 200 pairs`, function () {
      const pairs = fc.sample(cases(edits), { numRuns: 200, seed: 18 });
      const merges = gitMerges(pairs);
      if (merges === undefined) {
        this.skip();
      }
      const conflicting = pairs.filter((each, position) => {
        const text = merges[position] ?? "";
        const ownConflicts = mergeLockfiles(each.base, each.ours, each.theirs).conflicts;
        if (hasConflicts(text)) {
          const sides = sidesIn(text);
          const [ours, theirs] = [parseLockfile(sides.ours, "x"), parseLockfile(sides.theirs, "x")];
          const merged = mergeLockfiles(each.base, ours, theirs);
          expectKept(each, merged, new Set(merged.conflicts.map(({ key }) => key)));
          return ownConflicts.length === 0;
        }
        expect(ownConflicts).to.deep.equal([]);
        expectKept(each, parseLockfile(text, "x"));
        return false;
      });
      expect(conflicting.length).to.be.at.most(most);
    });
  }
});

/** What git makes of each pair; undefined where git is too old to merge many pairs in one process (before 2.39). */
function gitMerges(pairs: readonly Case[]): string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ucloud-image-merge-"));
  const git = (words: readonly string[], input: string): string =>
    execFileSync("git", words, { cwd: folder, input, encoding: "utf8", maxBuffer: 2 ** 28, stdio: "pipe" });
  try {
    git(["init", "--quiet", "--bare"], "");
    git(["fast-import", "--quiet"], pairs.map(commitsOf).join(""));
    const asked = pairs.map((_, position) => `ours-${position} theirs-${position}\n`).join("");
    const told = git(["merge-tree", "--write-tree", "--no-messages", "--stdin"], asked);
    const trees = [...told.matchAll(/(?:^|\0)[01]\0([0-9a-f]{40})\0/g)].map(([, tree]) => tree);
    expect(trees).to.have.length(pairs.length);
    return trees.map((tree) => git(["cat-file", "blob", `${tree}:lock.json`], ""));
  } catch (error) {
    if (error instanceof Error && /unknown option|usage:|ENOENT/.test(error.message)) {
      return undefined;
    }
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function commitsOf({ base, ours, theirs }: Case, position: number): string {
  const commit = (branch: string, file: Content, from: string) => {
    const text = formatLockfile(file);
    return [
      `commit refs/heads/${branch}-${position}`,
      "committer Test <test@example.com> 1700000000 +0000",
      "data 0",
      ...(from === "" ? [] : [`from refs/heads/${from}-${position}`]),
      "M 100644 inline lock.json",
      `data ${Buffer.byteLength(text)}`,
      `${text}\n`,
    ].join("\n");
  };
  return `${commit("base", base, "")}${commit("ours", ours, "base")}${commit("theirs", theirs, "base")}`;
}
