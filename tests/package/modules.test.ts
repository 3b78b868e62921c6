import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { expect } from "chai";
import * as sdk from "../../sdk";
import * as plugin from "../../sdk/plugin";
import * as simulator from "../../simulator";
import { patience } from "../patience";
import { installPackage, type InstalledProject } from "./installed-project";

const tsx = pathToFileURL(createRequire(__filename).resolve("tsx")).href;
const repository = resolve(__dirname, "..", "..");
const namesOfSdk = Object.keys(sdk).join(", ");
const namesOfPlugin = Object.keys(plugin).map((name) => `${name} as plugin${name}`);
const namesOfSimulator = Object.keys(simulator).join(", ");

const ownNames = Object.keys(plugin)
  .map((name) => `plugin${name}`)
  .join(", ");

/** Both print what they got, so that a name that is there and undefined shows. */
const programs = {
  "program.mjs": `
    import { ${namesOfSdk} } from "pulumi-ucloud-image";
    import { ${namesOfPlugin.join(", ")} } from "pulumi-ucloud-image/plugin";
    import { ${namesOfSimulator} } from "pulumi-ucloud-image/simulator";
    import { createPinnedImageProvider } from "pulumi-ucloud-image/provider";
    console.log([${namesOfSdk}, ${ownNames}, ${namesOfSimulator}, createPinnedImageProvider].map((each) => typeof each).join());`,
  "program.cjs": `
    const { ${namesOfSdk} } = require("pulumi-ucloud-image");
    const { ${namesOfPlugin.join(", ").replaceAll(" as ", ": ")} } = require("pulumi-ucloud-image/plugin");
    const { ${namesOfSimulator} } = require("pulumi-ucloud-image/simulator");
    const { createPinnedImageProvider } = require("pulumi-ucloud-image/provider");
    console.log([${namesOfSdk}, ${ownNames}, ${namesOfSimulator}, createPinnedImageProvider].map((each) => typeof each).join());`,
};

const lookup = `
const place = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };
const found = async (getImage: (args: object) => Promise<{ imageId: string }>) => {
  const byName = await getImage({ ...place, imageName: "Ubuntu*" });
  const byRegex = await getImage({ ...place, nameRegex: "^Ubuntu" });
  console.log(byName.imageId === byRegex.imageId ? byName.imageId : "none");
};
`;
const untyped = lookup.replace(/getImage: .*\) => \{/, "getImage) => {");

/** Programs that look up, by the file that says how they are loaded. */
const lookups = {
  "lookup.cjs": `${untyped} void found(require("pulumi-ucloud-image").getImage);`,
  "lookup.mjs": `import { getImage } from "pulumi-ucloud-image";\n${untyped} await found(getImage);`,
  "lookup.ts": `import { getImage } from "pulumi-ucloud-image";\n${lookup} void found(getImage);`,
  "lookup.mts": `import { getImage } from "pulumi-ucloud-image";\n${lookup} await found(getImage);`,
};

/** A program that uses types of every entry, and one line that must not compile, so that `any` types would show. */
const typed = `
  import { getImage, PinnedImage, type GetImageResult } from "pulumi-ucloud-image";
  import { PinnedImage as PluginPin, Provider } from "pulumi-ucloud-image/plugin";
  import { startSimulator, type Simulator } from "pulumi-ucloud-image/simulator";
  import { createPinnedImageProvider } from "pulumi-ucloud-image/provider";

  export const archive = new Provider("archive", { profile: "archive" });
  export const pluginPin = new PluginPin("web", { os: "Ubuntu 22.04" }, { provider: archive });
  export const found: Promise<GetImageResult> = getImage({ region: "cn-bj2", features: ["CloudInit"] });
  export const pin = new PinnedImage("web", { os: "Ubuntu 22.04", onSuperseded: "update" });
  export const ucloud: Promise<Simulator> = startSimulator({ seed: 1 });
  export const provider: object = createPinnedImageProvider();
  // A feature that is newer than this package compiles, and an image type that UCloud does not have does not.
  export const newer = getImage({ features: ["CloudInit", "NetEnhanced_Tomorrow"] });
  // @ts-expect-error UCloud has no such type of images.
  export const wrong = getImage({ imageType: "base" });
`;

const projects: readonly [name: string, file: string, options: ts.CompilerOptions][] = [
  ["node16, a CommonJS project", "typed.cts", { module: ts.ModuleKind.Node16 }],
  ["node16, a project of ES modules", "typed.mts", { module: ts.ModuleKind.Node16 }],
  ["nodenext", "typed.mts", { module: ts.ModuleKind.NodeNext }],
  [
    "bundler",
    "typed.ts",
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022 },
  ],
  [
    "node10, as Pulumi's older templates have it",
    "typed.ts",
    {
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      target: ts.ScriptTarget.ES2020,
    },
  ],
];

describe("the package, imported", () => {
  let project: InstalledProject;

  before(async () => (project = await installPackage()));
  after(() => project.delete());

  for (const [file, text] of Object.entries(programs)) {
    it(`gives all its names to ${file}`, async () => {
      writeFileSync(join(project.folder, file), text);
      const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: project.folder });
      const all = [...Object.values(sdk), ...Object.values(plugin), ...Object.values(simulator), () => undefined];
      expect(stdout.trim()).to.equal(all.map((each) => typeof each).join());
    });
  }

  for (const [file, text] of Object.entries(lookups)) {
    it(`looks up in ${file}${file.endsWith("ts") ? ", by tsx" : ""}`, async () => {
      const ucloud = await simulator.startSimulator();
      try {
        const path = join(project.folder, file);
        writeFileSync(path, text);
        const env = { PATH: process.env["PATH"], ...patience, ...ucloud.environment };
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [...(file.endsWith("ts") ? ["--import", tsx] : []), path],
          { env },
        );
        expect(stdout.trim()).to.be.oneOf(ucloud.images().map(({ ImageId }) => ImageId));
      } finally {
        await ucloud.close();
      }
    });
  }

  for (const [name, file, options] of projects) {
    it(`has types under moduleResolution ${name}`, () => {
      const path = join(project.folder, file);
      writeFileSync(path, typed);
      const typeRoots = [join(repository, "node_modules", "@types")];
      const program = ts.createProgram([path], { ...options, strict: true, noEmit: true, typeRoots, types: ["node"] });
      const problems = ts.getPreEmitDiagnostics(program).filter(isOurs);
      expect(problems.map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, "\n"))).to.deep.equal([]);
    });
  }

  /** In the program or in the declarations of this package; those of its dependencies are their own. */
  function isOurs({ file }: ts.Diagnostic): boolean {
    return file === undefined || !/node_modules\/(?!pulumi-ucloud-image\/)/.test(file.fileName);
  }
});
