import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import manifest from "../../package.json";
import { startSimulator, type Simulator } from "../../simulator";
import { failureOf } from "../failure";
import { installPackage, type InstalledProject } from "./installed-project";

const program = `
import { PinnedImage } from "pulumi-ucloud-image";

const image = new PinnedImage("web", { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] });

export const imageId = image.imageId;
`;
/** As in Pulumi's own templates. */
const tsconfig = { compilerOptions: { strict: true, target: "es2020", module: "commonjs", moduleResolution: "node" } };
const typescript = ["typescript@5", "@types/node@20"];

/** The oldest that package.json admits. */
const oldest = manifest.dependencies["@pulumi/pulumi"].replace("^", "");

interface Kind {
  readonly name: string;
  readonly main: "index.ts" | "index.js";
  readonly type: "commonjs" | "module";
  /** What the project has npm install besides this package. */
  readonly packages: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const kinds: readonly Kind[] = [
  { name: "in JavaScript, an ES module", main: "index.js", type: "module", packages: [] },
  {
    name: "in TypeScript, an ES module",
    main: "index.ts",
    type: "module",
    packages: [...typescript, "tsx@4"],
    environment: { NODE_OPTIONS: "--import tsx" },
  },
  ...["latest", oldest].map((version) => ({
    name: `in TypeScript, with @pulumi/pulumi ${version}`,
    main: "index.ts" as const,
    type: "commonjs" as const,
    packages: [...typescript, `@pulumi/pulumi@${version}`],
  })),
];

describe("the `pulumi` command, in a project that installed the package", () => {
  let simulator: Simulator;
  let project: InstalledProject;

  before(async () => {
    simulator = await startSimulator();
    project = await installPackage();
    project.write("Pulumi.yaml", "name: web\nruntime: nodejs\n");
    await project.pulumi(["stack", "init", "dev"], {});
  });
  after(async () => {
    project.delete();
    await simulator.close();
  });

  for (const { name, main, type, packages, environment } of kinds) {
    it(`previews, makes, refreshes and destroys a program ${name}`, async () => {
      for (const file of ["index.ts", "index.js", "tsconfig.json"]) rmSync(join(project.folder, file), { force: true });
      if (main === "index.ts") project.write("tsconfig.json", JSON.stringify(tsconfig));
      const installed = JSON.parse(readFileSync(join(project.folder, "package.json"), "utf8")) as object;
      project.write("package.json", JSON.stringify({ ...installed, type, main }));
      project.write(main, program);
      if (packages.length > 0) await project.install(...packages);
      const pulumi = (...words: string[]) => project.pulumi(words, { ...simulator.environment, ...environment });

      const preview = await pulumi("preview");
      const { imageId } = /imageId: "(?<imageId>uimage-\w+)"/.exec(preview)?.groups ?? {};
      expect(preview)
        .to.include("+ 2 to create")
        .and.not.to.match(/warning|error/);
      expect(await pulumi("up", "--yes", "--skip-preview")).to.include(`imageId: "${imageId ?? ""}"`);
      simulator.publish();
      expect(await pulumi("refresh", "--yes", "--skip-preview")).to.not.include("error");
      const later = await pulumi("preview");
      expect(later)
        .to.match(/warning: .*superseded by/)
        .and.to.match(/[12] unchanged/);
      expect(await pulumi("stack", "output", "imageId")).to.equal(`${imageId ?? ""}\n`);
      expect(await pulumi("destroy", "--yes", "--skip-preview")).to.include("- 2 deleted");
    });
  }

  it("runs a program over the plugin, once the engine finds it", async () => {
    for (const file of ["index.ts", "tsconfig.json"]) rmSync(join(project.folder, file), { force: true });
    const installed = JSON.parse(readFileSync(join(project.folder, "package.json"), "utf8")) as object;
    project.write("package.json", JSON.stringify({ ...installed, type: "module", main: "index.js" }));
    project.write("index.js", program.replace("pulumi-ucloud-image", "pulumi-ucloud-image/plugin"));
    const pulumi = (words: readonly string[], environment = {}) =>
      project.pulumi(words, { ...simulator.environment, ...environment });

    const { message } = await failureOf(pulumi(["preview"]), Error);
    expect(message)
      .to.include("the engine finds no plugin")
      .and.not.match(/^\s+at /m);
    const [, lines = ""] = /\n *(plugins:\n(?: +.*\n){3})/.exec(message) ?? [];

    const underNpm = { PATH: `${join(project.folder, "node_modules", ".bin")}:${project.path}` };
    expect(await pulumi(["preview"], underNpm)).to.include("+ 2 to create");
    project.write("Pulumi.yaml", `name: web\nruntime: nodejs\n${lines.replaceAll(/^ {4}/gm, "")}`);
    expect(await pulumi(["up", "--yes", "--skip-preview"]))
      .to.include("+ 2 created")
      .and.not.match(/warning|error/);
    expect(await pulumi(["destroy", "--yes", "--skip-preview"])).to.include("- 2 deleted");
    project.write("Pulumi.yaml", "name: web\nruntime: nodejs\n");
  });
});
