// `npx tsx bench/yaml-preview.ts [RUNS]`: what one lookup and one pin cost a YAML preview, for a stack that has a host
// and for one that has nothing else. Prints the medians and their ratios.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { version } from "../package.json";
import { startSimulator } from "../simulator";
import { exampleFolder } from "../tests/provider/plugin/example-project";
import { pluginFolder } from "../tests/provider/plugin/plugin-folder";
import { openProject, type Project } from "../tests/provider/plugin/project";
import { median } from "./measure";

const place = "region: cn-bj2, zone: cn-bj2-05";
const filter = `{ ${place}, os: Ubuntu 22.04, features: [CloudInit], scenes: [Featured] }`;

const lookup = `variables:
  newest:
    fn::invoke: { function: "ucloud-image:index:getImage", arguments: ${filter} }
`;
const pin = `  web: { type: "ucloud-image:index:PinnedImage", properties: ${filter} }
`;
const host = (imageId: string) =>
  `  host: { type: "uhost-example:index:Instance", properties: { ${place}, name: web, imageId: "${imageId}" } }
`;

async function main(runs: number): Promise<void> {
  const simulator = await startSimulator();
  const known = simulator.images().find(({ Zone }) => Zone === "cn-bj2-05")?.ImageId ?? "";
  const plugin = installPlugin();
  try {
    const open = (program: string) => openProject(projectFile(plugin, program), simulator.environment);
    await compare("a stack with a host", runs, {
      without: open(`resources:\n${host(known)}`),
      withThem: open(`${lookup}resources:\n${pin}${host("${web.imageId}")}`),
    });
    await compare("a stack with nothing else", runs, {
      without: open("outputs: { nothing: else }\n"),
      withThem: open(`${lookup}resources:\n${pin}`),
    });
  } finally {
    rmSync(plugin, { recursive: true });
    await simulator.close();
  }
}

/**
 * When Pulumi.yaml names a version, the engine caches the plugin's schema beside its folder. Keeps that out of this
 * repository.
 */
function installPlugin(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-bench-"));
  mkdirSync(join(folder, "bin"));
  const executable = "pulumi-resource-ucloud-image";
  symlinkSync(join(pluginFolder, executable), join(folder, "bin", executable));
  return folder;
}

function projectFile(plugin: string, program: string): string {
  return `name: bench
runtime: yaml
plugins:
  providers:
    - { name: ucloud-image, path: "${join(plugin, "bin")}", version: ${version} }
    - { name: uhost-example, path: "${exampleFolder("uhost-plugin")}" }
${program}`;
}

interface Pair<Value> {
  readonly without: Value;
  readonly withThem: Value;
}

async function compare(title: string, runs: number, projects: Pair<Project>): Promise<void> {
  const times: Pair<number[]> = { without: [], withThem: [] };
  const sides = ["without", "withThem"] as const;
  for (const side of sides) {
    // The stack exists now, and the caches of engine and machine are warm.
    await projects[side].pulumi("stack", "init", "bench");
    await projects[side].pulumi("up", "--yes", "--skip-preview");
  }
  for (let run = 0; run < runs; run++) {
    for (const side of sides) times[side].push(await previewMs(projects[side]));
  }
  for (const side of sides) projects[side].close();
  const [base, more] = [median(times.without), median(times.withThem)];
  console.log(`YAML preview of ${title}, median of ${runs}: ${seconds(base)}`);
  console.log(`  with one lookup and one pin: ${seconds(more)}, ${(more / base).toFixed(2)} times as long`);
}

async function previewMs(project: Project): Promise<number> {
  const start = performance.now();
  await project.pulumi("preview");
  return performance.now() - start;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

void main(Number(process.argv[2] ?? 10));
