import { expect } from "chai";
import { sourceFiles, type SourceFile } from "./source-files";

/**
 * What may import what: a file imports from its own line, or from lines above it. A folder stands for all that is in it,
 * unless a line names a folder or file inside it. New folders of provider/ must be added here.
 */
const layers = [
  "provider/package-version.ts",
  "provider/unknown-values.ts",
  "provider/text",
  "provider/image",
  "provider/ucloud/errors",
  "provider/ucloud/settings",
  "provider/ucloud/call",
  "provider/ucloud/listing",
  "provider/filter",
  "provider/explanation",
  "provider/lockfile",
  "provider/configuration-keys.ts",
  "provider/configuration-warnings.ts",
  "provider/catalogue.ts",
  "provider/context.ts",
  "provider/lookup",
  "provider/pin",
  "provider/pin-per-zone",
  "provider/dynamic.ts",
  "provider/index.ts",
  "provider/plugin",
  "simulator",
  "sdk",
  "stacks",
  "policy",
  "report",
  "cli",
];

/** Folders that know nothing of each other. */
const strangers: readonly (readonly [string, string])[] = [
  ["provider/image", "provider/ucloud"],
  ["provider", "simulator"],
];

/** UCloud's own spellings. Everywhere else, a value has this package's name for it. */
const wireNames = new Set(["Action", "ImageId", "ImageName", "ImageSet", "OsName", "RetCode", "TotalCount"]);
const filesOfWireNames = /^(provider\/ucloud\/|provider\/image\/read-image\.ts$|simulator\/)/;

const mostFilesInFolder = 16;

describe("the structure", () => {
  const files = sourceFiles(["provider", "sdk", "cli", "report", "stacks", "policy", "simulator"]);
  const arrows = files.flatMap(({ path, imports }) => imports.map((imported) => [path, imported] as const));

  it("has a layer for every file", () => {
    expect(files.map(({ path }) => path).filter((path) => layerOf(path) < 0)).to.deep.equal([]);
  });

  it("has no import from a lower layer to a higher one", () => {
    const upward = arrows.filter(([from, to]) => layerOf(from) < layerOf(to));
    expect(upward.map((arrow) => arrow.join(" imports "))).to.deep.equal([]);
  });

  it("has no circle of files", () => {
    expect(circlesOf(files)).to.deep.equal([]);
  });

  for (const [one, other] of strangers) {
    it(`has no import between ${one}/ and ${other}/`, () => {
      const between = arrows.filter(
        ([from, to]) => (isIn(from, one) && isIn(to, other)) || (isIn(from, other) && isIn(to, one)),
      );
      expect(between.map((arrow) => arrow.join(" imports "))).to.deep.equal([]);
    });
  }

  it(`has at most ${mostFilesInFolder} files in a folder of provider/`, () => {
    const sizes = new Map<string, number>();
    for (const { path } of files.filter((file) => isIn(file.path, "provider"))) {
      const folder = path.slice(0, path.lastIndexOf("/"));
      sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
    }
    expect([...sizes].filter(([, size]) => size > mostFilesInFolder)).to.deep.equal([]);
  });

  it("has UCloud's spellings where UCloud's answers are read, and nowhere else", () => {
    const elsewhere = files.filter(({ path }) => !filesOfWireNames.test(path));
    const found = elsewhere.flatMap(({ path, words }) => words(wireNames).map((word) => `${path}: ${word}`));
    expect(found).to.deep.equal([]);
  });
});

/** The most exact line that a file belongs to; -1 when there is none. */
function layerOf(path: string): number {
  const lines = layers.filter((line) => isIn(path, line)).sort((a, b) => b.length - a.length);
  return lines[0] === undefined ? -1 : layers.indexOf(lines[0]);
}

function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** Every circle that a walk along the imports closes, as the files in it. */
function circlesOf(files: readonly SourceFile[]): string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path);
    if (start >= 0) {
      circles.push([...way.slice(start), path].join(" -> "));
    } else if (!done.has(path)) {
      importsOf.get(path)?.forEach((imported) => walk(imported, [...way, path]));
      done.add(path);
    }
  };
  files.forEach(({ path }) => walk(path, []));
  return circles;
}
