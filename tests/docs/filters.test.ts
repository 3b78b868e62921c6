import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { fitRules } from "../../provider/filter/host-fit";
import { getImage, getImages } from "../../provider/lookup";
import { startSimulator, type Simulator } from "../../simulator";
import { accountAt } from "../provider/account-at";
import { queries } from "./real-queries.json";

const page = readFileSync(join(__dirname, "..", "..", "docs", "filters.md"), "utf8");
const everywhere = { region: "cn-bj2", allowEndOfLife: true };

describe("docs/filters.md", () => {
  let simulator: Simulator;
  const now = () => new Date("2026-11-24T00:00:00Z");
  beforeEach(async () => (simulator = await startSimulator({ now })));
  afterEach(() => simulator.close());
  const account = () => ({ ...accountAt(simulator), now });
  const found = async (args: Record<string, unknown>) =>
    (await getImages(account(), { ...everywhere, ...args })).images.map(
      ({ imageId, imageName }) => `${imageId} ${imageName}`,
    );

  it("translates every real query", () => {
    expect(rowsOf("queries").map(([regex]) => code(regex))).to.deep.equal(queries);
  });

  for (const [regex = "", filter = "", note = ""] of rowsOf("queries")) {
    it(`translates ${code(regex)} to a filter that chooses ${note}`, async () => {
      for (const name of ["CentOS 6.5 64位", "CentOS 8.1 64位", "高内核CentOS 8.1 64位", "CentOS aarch 8.1 64位"]) {
        const Features = name.includes("aarch") ? ["Aarch64_Type"] : [];
        simulator.publish({ Zone: "cn-bj2-05", ImageName: name, OsName: name, Features });
      }
      const byRegex = await found({ nameRegex: code(regex) });
      const bySystem = await found(object(code(filter)));
      const expected = note.includes("no GPU image") ? byRegex.filter((image) => !image.includes("NVIDIA")) : byRegex;
      expect(bySystem).to.deep.equal(expected).and.not.deep.equal([]);
      expect(bySystem.length < byRegex.length).to.equal(note.includes("no GPU image"));
    });
  }

  it("translates to 7.2 before 7.1, be 7.1 newer", async () => {
    const [row] = rowsOf("queries");
    const publish = (version: string, CreateTime: number) => {
      const name = `CentOS ${version} 64位`;
      return simulator.publish({ Zone: "cn-bj2-05", ImageName: name, OsName: name, CreateTime, Features: [] });
    };
    const older = publish("7.2", 1_790_000_000);
    publish("7.1", 1_790_000_001);
    const one = { ...everywhere, zone: "cn-bj2-05" };
    const image = await getImage(account(), { ...one, ...object(code(row?.[1] ?? "")) });
    expect(image.imageId).to.equal(older.ImageId);
    expect(await getImage(account(), { ...one, nameRegex: code(row?.[0] ?? "") })).to.include({
      osName: "CentOS 7.1 64位",
    });
  });

  it("has every rule of host fit", () => {
    expect(rowsOf("rules").map(([rule]) => code(rule))).to.deep.equal(fitRules);
  });
});

function section(name: string): string {
  return new RegExp(`<!-- ${name} -->([^]*?)<!-- /${name} -->`).exec(page)?.[1] ?? "";
}

function rowsOf(name: string): string[][] {
  const lines = section(name)
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function code(cell = ""): string {
  return cell.replace(/^`(.*)`$/, "$1");
}

/** Reads what stands between the braces of a program. */
function object(fields: string): Record<string, unknown> {
  return JSON.parse(`{${fields.replaceAll(/(\w+): /g, '"$1": ')}}`) as Record<string, unknown>;
}
