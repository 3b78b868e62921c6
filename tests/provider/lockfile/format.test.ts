import { expect } from "chai";
import fc from "fast-check";
import { formatLockfile, parseLockfile, type Entry, type Lockfile } from "../../../provider/lockfile/format";
import { questionKey } from "../../../provider/lockfile/question";
import { image } from "../image/sample";

const entries = fc.uniqueArray(
  fc.record({
    find: fc.constant("image" as const),
    query: fc.record({
      region: fc.constantFrom("cn-bj2", "cn-sh2"),
      os: fc.string(),
      features: fc.uniqueArray(fc.constantFrom("IPv6", "HotPlug", "CloudInit")),
    }),
    owner: fc.option(fc.record({ apiHost: fc.constant("api.ucloud.cn"), projectId: fc.string() }), { nil: undefined }),
    matched: fc.nat(),
    images: fc.string({ minLength: 1 }).map((imageId) => [image({ imageId })]),
  }),
  { selector: questionKey, maxLength: 6 },
);

const fileOf = (list: readonly Entry[], others: Lockfile["others"] = {}) => ({
  entries: new Map(list.map((entry) => [questionKey(entry), entry])),
  others,
});

describe("the lockfile's format", () => {
  it("gives back what was written, and the same text for the same entries in any order", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const text = formatLockfile(fileOf(list));
        const read = parseLockfile(text, "x.json");
        expect(formatLockfile(read)).to.equal(text);
        expect(formatLockfile(fileOf([...list].reverse()))).to.equal(text);
        expect([...read.entries.keys()].sort()).to.deep.equal(list.map(questionKey).sort());
      }),
    );
  });

  it("has one line for each entry, which begins with its question, and blank lines between their places", () => {
    const [a, b] = [entry("Debian 12", "uimage-a"), entry("Ubuntu 22.04", "uimage-b")];
    const before = formatLockfile(fileOf([a, b])).split("\n");
    const after = formatLockfile(fileOf([a, entry("Ubuntu 22.04", "uimage-c")])).split("\n");
    const changed = after.filter((line) => !before.includes(line));
    expect(changed).to.have.length(1);
    expect(changed[0]).to.match(/^ {4}\{"find":"image","query":\{"os":"Ubuntu 22.04","region":"cn-bj2"\},/);
    expect(changed[0]).to.match(/"images":\[\{"imageId":"uimage-c","imageName":/);
    expect(after).to.have.length(before.length);
    expect(JSON.parse(after.join("\n"))).to.have.property("version", 2);
  });

  it("keeps fields that it does not know: of the file, of an entry and of an image", () => {
    const known = entry("Debian 12", "uimage-a");
    const images = known.images.map((each) => ({ ...each, colour: "green" }));
    const text = formatLockfile(fileOf([{ ...known, images, why: "the canary runs it" }], { team: "web" }));
    expect(formatLockfile(parseLockfile(text, "x.json"))).to.equal(text);
    expect(text).to.include('"team": "web"').and.to.include('"why":"the canary runs it"').and.to.include('"colour":');
  });

  it("reads a byte order mark and line ends of Windows", () => {
    const text = formatLockfile(fileOf([entry("Debian 12", "uimage-a")]));
    const read = parseLockfile(`\uFEFF${text.replaceAll("\n", "\r\n")}`, "x.json");
    expect(formatLockfile(read)).to.equal(text);
  });

  describe("of version 0.1", () => {
    const old = (list: readonly object[]) => parseLockfile(JSON.stringify({ version: 1, entries: list }), "x.json");
    const base = (imageId: string, createTime: number) => [image({ imageId, imageType: "Base", createTime })];
    const custom = [image({ imageId: "uimage-mine", imageType: "Custom" })];
    const query = { os: "ubuntu 22.04", region: "cn-bj2", imageType: "Custom" };

    it("has the questions of this version: no project for images of UCloud's, and no defaults", () => {
      const written = { os: "ubuntu 22.4", region: "cn-bj2", projectId: "org-a", imageType: "Base" };
      const { entries, isOld } = old([{ find: "image", query: written, matched: 1, images: base("a", 1) }]);
      expect(isOld).to.equal(true);
      const [only] = [...entries.values()];
      expect(only).to.deep.include({ query: { os: "Ubuntu 22.04", region: "cn-bj2" } });
      expect(only?.owner).to.equal(undefined);
    });

    it("keeps the newer of two answers whose questions became one", () => {
      const asked = (projectId: string, images: object[]) => ({
        find: "image",
        query: { os: "Debian 12", region: "cn-bj2", projectId },
        matched: 1,
        images,
      });
      const { entries } = old([asked("org-a", base("new", 2)), asked("org-b", base("old", 1))]);
      expect([...entries.values()].map(({ images }) => images[0]?.imageId)).to.deep.equal(["new"]);
    });

    it("gives a custom image to the project of its question, and without one to nobody", () => {
      const one = old([{ find: "image", query: { ...query, projectId: "org-a" }, matched: 1, images: custom }]);
      expect([...one.entries.values()][0]?.owner).to.deep.equal({ projectId: "org-a" });
      const nobody = old([{ find: "image", query, matched: 1, images: custom }]);
      expect([...nobody.entries.values()][0]?.owner).to.deep.equal({});
    });
  });

  const refused: Record<string, readonly [string, RegExp]> = {
    "merge conflicts": [
      '{\n<<<<<<< HEAD\n "version": 1\n=======\n',
      /has merge conflicts\. Run: ucloud-image lock --merge/,
    ],
    "text that is no JSON": ["{", /is not JSON/],
    "a format of a newer version": [
      '{"version": 3, "entries": []}',
      /format version 3, and this .* reads 1 and 2\. Update/,
    ],
    "no version": ["[]", /format version undefined/],
    "an entry without its image": [
      JSON.stringify({ version: 2, entries: [{ ...entry("Debian 12", "a"), images: [] }] }),
      /entries\.0\.images: has no image/,
    ],
    "two answers to one query, which a merge by hand can leave": [
      JSON.stringify({ version: 2, entries: [entry("Debian 12", "a"), entry("Debian 12", "b")] }),
      /two answers to the query .*Debian 12/,
    ],
  };
  for (const [what, [text, message]] of Object.entries(refused)) {
    it(`refuses ${what}, and names the file`, () => {
      expect(() => parseLockfile(text, "web/ucloud-images.lock.json")).to.throw(message);
      expect(() => parseLockfile(text, "web/ucloud-images.lock.json")).to.throw(/web\/ucloud-images\.lock\.json/);
    });
  }
});

function entry(os: string, imageId: string): Entry {
  return { find: "image", query: { region: "cn-bj2", os }, matched: 1, images: [image({ imageId })] };
}
