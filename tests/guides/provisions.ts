import { copyFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Simulator } from "../../simulator";
import { executable } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { installOnce } from "../package/installed-project";
import { npm, packOnce } from "../package/pack";
import type { Reader } from "./reader";

/** Where a reader is, for what a guide asks them to have. */
export interface Place {
  readonly reader: Reader;
  readonly simulator: Simulator;
  readonly home: string;
  /** Goes to a new folder with these files. */
  enter(files: (project: string) => Readonly<Record<string, string>>): string;
  /** Where the states of stacks are kept. */
  readonly states: string;
  /** Puts a program on PATH. */
  provideProgram(name: string, line: string): void;
}

/** What readers get for the words with which a guide asks for it, in this order. */
export const provisions: readonly (readonly [words: string, provide: (place: Place) => Promise<void> | void])[] = [
  ["a Pulumi project in TypeScript", (place) => openProject(place, "nodejs", newProject)],
  ["a Pulumi project with the package", openProjectWithPackage],
  ["a Pulumi project in YAML", openYamlProject],
  ["keys", ({ reader, simulator }) => exportAll(reader, simulator.environment)],
  ["a profile `archive`", writeProfile],
  ["the command `ucloud-image`", provideCommand],
  ["two exported stacks", writeExportedStacks],
  ["in a git repository", ({ reader }) => reader.type("git init --quiet")],
  ["a deployed stack `prod`", (place) => deployStack(place, "prod")],
  ["a deployed stack `staging`", (place) => deployStack(place, "staging")],
  ["a stack for production", ({ reader }) => reader.type("pulumi stack init production")],
];

async function exportAll(reader: Reader, variables: Readonly<Record<string, string>>): Promise<void> {
  const words = Object.entries(variables).map(([name, value]) => `${name}='${value}'`);
  await reader.type(`export ${words.join(" ")}`);
}

/** What `pulumi new typescript` writes, which gets its templates from GitHub. */
const newProject = {
  "package.json": JSON.stringify({
    name: "web",
    main: "index.ts",
    devDependencies: { "@types/node": "^20", typescript: "^5" },
    dependencies: { "@pulumi/pulumi": "^3" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { strict: true, target: "es2020", module: "commonjs", moduleResolution: "node" },
  }),
};

/** The program of a reader's project, before a guide says what to write. */
const program = `import { PinnedImage } from "pulumi-ucloud-image";

const web = new PinnedImage("web", { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });

export const imageId = web.imageId;
`;

async function openProject(place: Place, runtime: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = place.enter((name) => ({ "Pulumi.yaml": `name: ${name}\nruntime: ${runtime}\n`, ...files }));
  await place.reader.type(`pulumi login 'file://${place.states}' && pulumi stack init dev`);
  return folder;
}

async function openProjectWithPackage(place: Place): Promise<void> {
  const folder = await openProject(place, "nodejs", {
    "tsconfig.json": newProject["tsconfig.json"],
    "index.ts": program,
  });
  await usePackage(folder);
}

/** As after `npm install`, with packages that the projects of all guides share until one changes them. */
async function usePackage(folder: string): Promise<void> {
  const installed = await installWithTypeScript();
  const { tarball } = await packOnce();
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(installed, file), join(folder, file));
  // The manifest names it by its relative path.
  copyFileSync(tarball, join(folder, "..", basename(tarball)));
  symlinkSync(join(installed, "node_modules"), join(folder, "node_modules"));
}

let installing: Promise<string> | undefined;

function installWithTypeScript(): Promise<string> {
  return (installing ??= installOnce().then(async (installed) => {
    const folder = `${installed}-with-typescript`;
    cpSync(installed, folder, { recursive: true, verbatimSymlinks: true });
    await npm(folder, "install", "--no-audit", "--no-fund", "typescript@5", "@types/node@20");
    return folder;
  }));
}

/** With the lines of docs/languages.md, and the plugin where npm puts it. */
async function openYamlProject(place: Place): Promise<void> {
  const folder = await openProject(place, "yaml", {});
  await usePackage(folder);
  place.reader.save(
    "Pulumi.yaml",
    "plugins:\n  providers:\n    - name: ucloud-image\n      path: node_modules/pulumi-ucloud-image/bin\n",
    true,
  );
}

/** As `ucloud config` writes it. */
function writeProfile({ simulator, home }: Place): void {
  const folder = join(home, ".ucloud");
  mkdirSync(folder, { recursive: true });
  const { url, publicKey, privateKey, environment } = simulator;
  const [profile, options] = ["archive", { mode: 0o600 }];
  const config = { profile, active: false, project_id: environment["UCLOUD_PROJECT_ID"], base_url: url };
  writeFileSync(join(folder, "config.json"), JSON.stringify([config]));
  const credential = { profile, public_key: publicKey, private_key: privateKey };
  writeFileSync(join(folder, "credential.json"), JSON.stringify([credential]), options);
}

function provideCommand({ provideProgram }: Place): void {
  provideProgram("ucloud-image", `exec '${process.execPath}' '${executable}' "$@"`);
}

async function writeExportedStacks({ reader, simulator }: Place): Promise<void> {
  const web = await recordedPin(simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
  for (const stack of ["prod", "staging"]) reader.save(`${stack}.json`, exportedStack(stack, { web }), false);
}

async function deployStack({ reader }: Place, stack: string): Promise<void> {
  await reader.type(`pulumi stack init ${stack} && pulumi up --yes --skip-preview`);
}
