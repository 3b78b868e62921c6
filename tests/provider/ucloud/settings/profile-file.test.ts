import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { profileFileMode, readProfileFile } from "../../../../provider/ucloud/settings/profile-file";

describe("a profile file", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "ucloud-profile-"));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  it("is read with its permission bits", () => {
    const path = join(directory, "credential.json");
    writeFileSync(path, "[]");
    chmodSync(path, 0o640);
    expect(readProfileFile(path)).to.equal("[]");
    expect(profileFileMode(path)).to.equal(process.platform === "win32" ? undefined : 0o640);
  });

  it("that is not there is undefined, also below something that is no directory", () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    for (const path of [join(directory, "missing"), join(file, "below")]) {
      expect(readProfileFile(path)).to.equal(undefined);
      expect(profileFileMode(path)).to.equal(undefined);
    }
  });

  it("that can't be read is an error, not a missing one", () => {
    expect(() => readProfileFile(directory)).to.throw(/EISDIR/);
  });
});
