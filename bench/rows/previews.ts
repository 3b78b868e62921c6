import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startSimulator } from "../../simulator";
import { pluginFolder } from "../../tests/provider/plugin/plugin-folder";
import { openProject, type Project } from "../../tests/provider/plugin/project";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";

/** Measures a preview of the README's pin and its host, by each entry, beside one of the same host without the package. */
export async function previews(repetitions: number): Promise<Row[]> {
  const simulator = await startSimulator();
  const open = (program: string) => openProgram(program, simulator.environment);
  const known = simulator.images().find(({ Zone }) => Zone === "cn-bj2-05")?.ImageId ?? "";
  const projects = {
    without: await open(host(JSON.stringify(known))),
    dynamic: await open(pinned("pulumi-ucloud-image")),
    plugin: await open(pinned("pulumi-ucloud-image/plugin")),
  };
  try {
    const times = await inTurns(repetitions, {
      without: () => projects.without.pulumi("preview"),
      dynamic: () => projects.dynamic.pulumi("preview"),
      plugin: () => projects.plugin.pulumi("preview"),
    });
    const without = median(times.without);
    return (["dynamic", "plugin"] as const).map((entry) => {
      const more = median(times[entry]) - without;
      return {
        work: `preview of a pin and its host, ${entry === "plugin" ? "over the plugin" : "dynamic"}`,
        figure: `at most ${ms(limits[entry])} more than without the package`,
        measured: ms(without + more),
        baseline: `without the package: ${ms(without)}`,
        ratio: (without + more) / without,
        used: more / limits[entry],
      };
    });
  } finally {
    Object.values(projects).forEach((project) => project.close());
    await simulator.close();
  }
}

/** Pulumi starts a process of its own for dynamic providers. */
const limits = { dynamic: 2_500, plugin: 800 };

/** The stack exists, and the caches of engine and machine are warm. */
async function openProgram(program: string, environment: Readonly<Record<string, string>>): Promise<Project> {
  const plugins = `plugins:\n  providers:\n    - { name: ucloud-image, path: "${pluginFolder}" }\n`;
  const project = openProject(`name: bench\nruntime: nodejs\n${plugins}`, environment);
  writeFileSync(join(project.options.cwd, "package.json"), JSON.stringify({ main: "index.js" }));
  writeFileSync(join(project.options.cwd, "index.js"), program);
  await project.pulumi("stack", "init", "bench");
  await project.pulumi("up", "--yes", "--skip-preview");
  return project;
}

function pinned(entry: string): string {
  return `
    const { PinnedImage } = require("${entry}");
    const image = new PinnedImage("web", {
      region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"],
    });
    exports.imageId = image.imageId;
    ${host("image.imageId")}`;
}

/** Returns a host, for which one of the engine's own resources stands in. */
function host(imageId: string): string {
  return `
    const pulumi = require("@pulumi/pulumi");
    new pulumi.CustomResource("pulumi:index:Stash", "web-host", { input: ${imageId} });`;
}
