// `npx tsx bench/yaml-preview.ts [runs]`: what one lookup and one pin cost a YAML preview. Prints both medians and their ratio.

import { performance } from "node:perf_hooks";
import { startSimulator } from "../simulator";
import { pluginFolder } from "../tests/plugin/plugin-folder";
import type { Project } from "../tests/plugin/project";
import { openYamlProject } from "../tests/plugin/yaml-project";

const filter = "{ region: cn-bj2, zone: cn-bj2-05, os: Ubuntu 22.04, features: [CloudInit], scenes: [Featured] }";

const lookupAndPin = `variables:
  newest:
    fn::invoke:
      function: ucloud-image:index:getImage
      arguments: ${filter}
resources:
  web:
    type: ucloud-image:index:PinnedImage
    properties: ${filter}
outputs:
  newest: \${newest.imageId}
  imageId: \${web.imageId}
`;

const neither = `outputs:
  newest: uimage-1
  imageId: uimage-1
`;

async function main(runs: number): Promise<void> {
  const simulator = await startSimulator();
  const plugins = { "ucloud-image": process.env["PLUGIN_FOLDER"] ?? pluginFolder };
  const withThem = await openYamlProject(simulator.environment, plugins, lookupAndPin);
  const without = await openYamlProject(simulator.environment, plugins, neither);
  const times: { withThem: number[]; without: number[] } = { withThem: [], without: [] };
  try {
    // The stacks exist, and whatever the machine caches is warm.
    for (const project of [withThem, without]) await project.pulumi("up", "--yes", "--skip-preview");
    for (let run = 0; run < runs; run++) {
      times.without.push(await previewMs(without));
      times.withThem.push(await previewMs(withThem));
    }
  } finally {
    withThem.close();
    without.close();
    await simulator.close();
  }
  const [base, more] = [median(times.without), median(times.withThem)];
  console.log(
    `YAML preview, median of ${runs}: ${seconds(base)} without, ${seconds(more)} with one lookup and one pin.`,
  );
  console.log(`Ratio: ${(more / base).toFixed(2)}`);
}

async function previewMs(project: Project): Promise<number> {
  const start = performance.now();
  await project.pulumi("preview");
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

void main(Number(process.argv[2] ?? 10));
