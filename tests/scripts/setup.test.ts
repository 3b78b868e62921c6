import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

const repository = resolve(__dirname, "..", "..");

function isNoPackage(path: string): boolean {
  return !path.endsWith("node_modules");
}

/** What a distribution of Pulumi holds, as far as this repository needs it. */
const distribution = [
  "pulumi-language-nodejs",
  "pulumi",
  "pulumi-language-yaml",
  "pulumi-resource-pulumi-nodejs",
] as const;

describe("scripts/setup", () => {
  let workTree: string;
  let home: string;
  // The only folder on PATH besides the fakes: no npm, no Go and no pulumi of this machine.
  let tools: string;

  beforeEach(() => {
    workTree = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-setup-test-"));
    home = join(workTree, "home");
    tools = join(workTree, "tools");
    for (const folder of [home, tools]) mkdirSync(folder);
    for (const tool of ["mkdir", "chmod"]) symlinkSync(join("/bin", tool), join(tools, tool));
    for (const name of ["scripts", "package.json", "package-lock.json", "tsconfig.json"]) {
      // Where mutation testing was run there are packages below scripts/.
      cpSync(join(repository, name), join(workTree, name), { recursive: true, filter: isNoPackage });
    }
    const compilerOptions = { rootDir: ".", outDir: "dist", lib: ["es5"], types: [], sourceMap: true }; // less to read than the package's own
    writeFileSync(
      join(workTree, "tsconfig.build.json"),
      JSON.stringify({ compilerOptions, include: ["sdk", "provider"] }),
    );
    for (const folder of ["sdk", "provider/plugin", "report/browser"])
      mkdirSync(join(workTree, folder), { recursive: true });
    writeFileSync(join(workTree, "sdk", "index.ts"), "export const answer: number = 42;\n");
    writeFileSync(join(workTree, "provider", "index.ts"), "export {};\n");
    writeFileSync(join(workTree, "provider", "plugin", "main.ts"), "export function servePlugin(): void {}\n");
    writeFileSync(join(workTree, "provider", "plugin", "server.ts"), "export {};\n");
    writeFileSync(join(workTree, "report", "browser", "main.ts"), "export {};\n");
  });
  afterEach(() => rmSync(workTree, { recursive: true, force: true }));

  it("says that npm is missing, why it is needed and what to do", async () => {
    const { code, printed } = await runSetup({ path: [] });
    expect(code).to.equal(1);
    expect(printed).to.include("npm could not be started").and.include("Why it is needed").and.include("install npm");
    expect(printed).not.to.match(/^\s+at /m);
  });

  it("says that Go is missing when there is no pulumi and nothing to get it with", async () => {
    linkPackages();
    const { code, printed } = await runSetup({ path: [] });
    expect(code).to.equal(1);
    expect(printed).to.include("Go could not be started").and.include("install Go");
    expect(readdirSync(bin())).to.deep.equal([]);
  });

  it("says that the network is missing when Go can't reach its module proxy", async () => {
    linkPackages();
    const go = fakeProgram("go", 'echo "dial tcp: lookup proxy: no such host" >&2; exit 1');
    const { code, printed } = await runSetup({ path: [go] });
    expect(code).to.equal(1);
    expect(printed).to.include("module proxy could not be reached").and.include("connect to the network");
  });

  it("puts a pulumi that Go built in place whole, with the language hosts and that of dynamic providers beside it", async () => {
    linkPackages();
    const built =
      'while [ "$1" != "-o" ]; do shift; done; file="$2/${3##*/}"; echo "#!/bin/sh" > "$file"; chmod +x "$file"';
    const go = fakeProgram("go", built);
    expect(await runSetup({ path: [go] })).to.deep.include({ code: 0 });
    expect(readdirSync(bin())).to.have.members(distribution);
    const again = await runSetup({ path: [fakeProgram("go", "exit 1")] });
    expect(again).to.deep.equal({ code: 0, printed: "" });
  });

  it("builds what is missing beside a pulumi that is there already", async () => {
    linkPackages();
    mkdirSync(bin(), { recursive: true });
    for (const file of distribution.slice(1)) writeFileSync(join(bin(), file), "#!/bin/sh\n", { mode: 0o755 });
    const { code, printed } = await runSetup({ path: [fakeProgram("go", "exit 1")] });
    expect(code).to.equal(1);
    expect(printed).to.include("Pulumi language host for TypeScript could not be built");
    expect(readdirSync(bin())).to.have.members(distribution.slice(1));
  });

  it("takes a pulumi on PATH that is new enough, and does nothing more the second time", async () => {
    linkPackages();
    const pulumi = fakePulumi("v3.277.0");
    expect((await runSetup({ path: [pulumi] })).printed).to.match(/^Compiling dist/);
    const sourceMap = JSON.parse(readFileSync(join(workTree, "dist", "sdk", "index.js.map"), "utf8")) as {
      sources: string[];
    };
    expect(sourceMap.sources).to.deep.equal(["../../sdk/index.ts"]);
    expect(await runSetup({ path: [pulumi] })).to.deep.equal({ code: 0, printed: "" });
  });

  it("passes over a pulumi on PATH that is too old", async () => {
    linkPackages();
    const { printed } = await runSetup({ path: [fakePulumi("v3.275.9")] });
    expect(printed).to.include("There is no Pulumi CLI 3.276.0 or newer");
  });

  it("compiles again after a source changed or went, and keeps dist/ when it does not compile", async () => {
    linkPackages();
    const path = [fakePulumi("v3.276.0")];
    writeFileSync(join(workTree, "sdk", "extra.ts"), "export {};\n");
    await runSetup({ path });
    rmSync(join(workTree, "sdk", "extra.ts"));
    await runSetup({ path });
    expect(existsSync(join(workTree, "dist", "sdk", "extra.js"))).to.equal(false);
    writeFileSync(join(workTree, "sdk", "index.ts"), 'export const answer: number = "42";\n');
    const { code, printed } = await runSetup({ path });
    expect(code).to.equal(1);
    expect(printed).to.include("sdk/index.ts(1,14)").and.include("do not compile");
    expect(existsSync(join(workTree, "dist", "sdk", "index.js"))).to.equal(true);
  });

  it("lets two setups of one work tree run one after the other", async () => {
    linkPackages();
    const path = [fakePulumi("v3.276.0")];
    const both = await Promise.all([runSetup({ path }), runSetup({ path })]);
    expect(both.map(({ code }) => code)).to.deep.equal([0, 0]);
    expect(both.filter(({ printed }) => printed.includes("Compiling dist/"))).to.have.lengthOf(1);
  });

  // Its packages are installed already: installing them is npm's own business, and takes a network.
  function linkPackages(): void {
    mkdirSync(join(workTree, "node_modules"));
    for (const name of [".package-lock.json", "typescript", "esbuild", "@esbuild", "@pulumi", "@types"]) {
      symlinkSync(join(repository, "node_modules", name), join(workTree, "node_modules", name));
    }
    mkdirSync(join(workTree, "node_modules", ".cache", "pulumi-ucloud-image"), { recursive: true });
  }

  function fakePulumi(version: string): string {
    for (const file of distribution) fakeProgram(file, "exit 1", "bin");
    return fakeProgram("pulumi", `echo ${version}`, "bin");
  }

  const bin = () => join(home, ".pulumi", "versions", "3.276.0", "bin");

  function fakeProgram(name: string, script: string, folder = `fake-${name}`): string {
    mkdirSync(join(workTree, folder), { recursive: true });
    writeFileSync(join(workTree, folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return join(workTree, folder);
  }

  async function runSetup({ path }: { path: string[] }): Promise<{ code: number | null; printed: string }> {
    const env = { HOME: home, PATH: [...path, tools].join(delimiter), TMPDIR: workTree };
    const child = spawn(process.execPath, ["scripts/setup/main.mjs"], { cwd: workTree, env });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += String(text)));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, printed };
  }
});
