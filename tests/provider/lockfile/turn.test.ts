import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { changeLockfile, putEntry } from "../../../provider/lockfile/store";
import { takeTurn } from "../../../provider/lockfile/turn";
import { image } from "../image/sample";
import type { Entry } from "../../../provider/lockfile/format";

const entryOf = (imageName: string): Entry => ({
  find: "image",
  query: { region: "cn-bj2", imageName },
  matched: 1,
  images: [image({ imageName })],
});

describe("turns to change a lockfile", () => {
  let folder: string;
  let path: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-turn-"));
    path = join(folder, "ucloud-images.lock.json");
    lock = `${path}.lock`;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const noWarning = (text: string) => expect.fail(text);

  it("are one program's at a time, and leave no file behind", async () => {
    const order: string[] = [];
    const first = await takeTurn(path);
    const second = takeTurn(path).then((turn) => {
      order.push("second");
      turn.end();
    });
    order.push("first");
    first.end();
    await second;
    expect(order).to.deep.equal(["first", "second"]);
    expect(existsSync(lock)).to.equal(false);
  });

  it("pass on from a program that died, also from one of version 0.1", async () => {
    writeFileSync(lock, "a program that was killed");
    (await takeTurn(path)).end();
    mkdirSync(lock);
    (await takeTurn(path)).end();
    expect(existsSync(lock)).to.equal(false);
  });

  it("end without harm to the program that took them over", async () => {
    const turn = await takeTurn(path);
    writeFileSync(lock, "another program");
    expect(turn.isOurs()).to.equal(false);
    turn.end();
    expect(readFileSync(lock, "utf8")).to.equal("another program");
  });

  it("that were lost before writing write nothing and are taken again", async () => {
    const before: (string | undefined)[] = [];
    await changeLockfile(path, noWarning, (entries) => {
      before.push(existsSync(path) ? readFileSync(path, "utf8") : undefined);
      if (before.length === 1) rmSync(lock);
      putEntry(entries, entryOf("Ubuntu"));
    });
    expect(before).to.deep.equal([undefined, undefined]);
    expect(readFileSync(path, "utf8")).to.include("Ubuntu");
  });

  it("write again what an editor saved in between", async () => {
    await changeLockfile(path, noWarning, (entries) => putEntry(entries, entryOf("Ubuntu")));
    const withDebian = await changedCopy(path, "Debian");
    let times = 0;
    await changeLockfile(path, noWarning, (entries) => {
      if ((times += 1) === 1) writeFileSync(path, withDebian);
      putEntry(entries, entryOf("Rocky"));
    });
    for (const name of ["Ubuntu", "Debian", "Rocky"]) expect(readFileSync(path, "utf8")).to.include(name);
  });

  async function changedCopy(original: string, imageName: string): Promise<string> {
    const copy = join(folder, "copy.json");
    writeFileSync(copy, readFileSync(original));
    await changeLockfile(copy, noWarning, (entries) => putEntry(entries, entryOf(imageName)));
    return readFileSync(copy, "utf8");
  }
});
