import { expect } from "chai";
import fc from "fast-check";
import { formatLockfile, parseLockfile, type Entry } from "../../../provider/lockfile/format";
import { keyOf } from "../../../provider/lockfile/question";
import { image } from "../../images/sample";

const entries = fc.uniqueArray(
  fc.record({
    find: fc.constant("image" as const),
    query: fc.record({
      region: fc.constantFrom("cn-bj2", "cn-sh2"),
      os: fc.string(),
      features: fc.uniqueArray(fc.constantFrom("IPv6", "HotPlug", "CloudInit")),
    }),
    matched: fc.nat(),
    images: fc.string({ minLength: 1 }).map((imageId) => [image({ imageId })]),
  }),
  { selector: keyOf, maxLength: 6 },
);

const byKey = (list: readonly Entry[]) => new Map(list.map((entry) => [keyOf(entry), entry]));

describe("the lockfile's format", () => {
  it("gives back what was written, and the same text for the same entries in any order", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const text = formatLockfile(byKey(list));
        expect(formatLockfile(parseLockfile(text, "x.json"))).to.equal(text);
        expect(formatLockfile(byKey([...list].reverse()))).to.equal(text);
        expect([...parseLockfile(text, "x.json").keys()].sort()).to.deep.equal([...byKey(list).keys()].sort());
      }),
    );
  });

  it("changes the lines of one entry when one entry changes", () => {
    const [a, b] = [entry("Debian 12", "uimage-a"), entry("Ubuntu 22.04", "uimage-b")];
    const before = formatLockfile(byKey([a, b])).split("\n");
    const after = formatLockfile(byKey([a, entry("Ubuntu 22.04", "uimage-c")])).split("\n");
    expect(after.filter((line) => !before.includes(line))).to.deep.equal(['          "imageId": "uimage-c",']);
  });

  const refused: Record<string, readonly [string, RegExp]> = {
    "merge conflicts": [
      '{\n<<<<<<< HEAD\n "version": 1\n=======\n',
      /merge conflict at line 2.*ucloud-image lock --update/,
    ],
    "text that is no JSON": ["{", /is not JSON/],
    "a format of a newer version": ['{"version": 2, "entries": []}', /format version 2, and this .* reads 1/],
    "no version": ["[]", /format version undefined/],
    "an entry without its image": [
      JSON.stringify({ version: 1, entries: [{ ...entry("Debian 12", "a"), images: [] }] }),
      /entries\.0\.images: must have one image/,
    ],
    "two answers to one query, which a clean merge can leave": [
      JSON.stringify({ version: 1, entries: [entry("Debian 12", "a"), entry("Debian 12", "b")] }),
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
