import { openProject, type Project } from "../../tests/provider/plugin/project";
import { pluginFolder } from "../../tests/provider/plugin/plugin-folder";
import { place } from "../lookups";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";
import type { Server } from "../server";
import { latencyMs, withServer } from "./lookups";

/**
 * Measures previews and the first update of a YAML stack of pins through the plugin, beside as many resources of the
 * engine itself that do nothing (`pulumi:index:Stash`). The engine writes its whole state again for every resource, so a
 * second baseline holds the values that a pin records: what is above it is the plugin's own.
 */
export async function pluginPins(repetitions: number): Promise<Row[]> {
  return withServer(1_000, async (server) => {
    await server.setLatency(latencyMs);
    const previews = await previewTimes(server, repetitions);
    const updates = await updateTimes(server, Math.min(repetitions, 3));
    return [
      besideStash("previewed", 2, previews),
      besideStash("made", 1.2, updates),
      {
        work: "1,000 pins through the plugin, previewed",
        figure: "a straight line: at most 2.2 times as long as 500",
        measured: `${ms(previews.pins1000)} (250: ${ms(previews.pins250)}, 500: ${ms(previews.pins)})`,
        baseline: `500 pins: ${ms(previews.pins)}; of 500 and 1,000 that do nothing: ${ms(previews.stash)}, ${ms(previews.stash1000)}`,
        ratio: previews.pins1000 / previews.pins,
        used: previews.pins1000 / previews.pins / 2.2,
      },
    ];
  });
}

function besideStash(done: string, limit: number, { pins, stash, sameValues }: Medians): Row {
  return {
    work: `500 pins through the plugin, ${done}`,
    figure: `at most ${limit} times 500 resources of the engine that do nothing`,
    measured: ms(pins),
    baseline: `doing nothing: ${ms(stash)}; doing nothing with a pin's values: ${ms(sameValues)}`,
    ratio: pins / stash,
    used: pins / stash / limit,
  };
}

interface Medians {
  readonly pins: number;
  readonly stash: number;
  readonly sameValues: number;
}

interface Previews extends Medians {
  readonly pins250: number;
  readonly pins1000: number;
  readonly stash1000: number;
}

async function previewTimes(server: Server, repetitions: number): Promise<Previews> {
  const projects = {
    pins: projectOf(server, 500, pin),
    stash: projectOf(server, 500, stashOf(args)),
    sameValues: projectOf(server, 500, stashOf(recorded)),
    pins250: projectOf(server, 250, pin),
    pins1000: projectOf(server, 1_000, pin),
    stash1000: projectOf(server, 1_000, stashOf(args)),
  };
  try {
    for (const project of Object.values(projects)) await project.pulumi("stack", "init", "bench");
    return medians(
      await inTurns(
        repetitions,
        mapped(projects, (project) => () => project.pulumi("preview")),
      ),
    );
  } finally {
    for (const project of Object.values(projects)) project.close();
  }
}

async function updateTimes(server: Server, repetitions: number): Promise<Medians> {
  const projects = {
    pins: projectOf(server, 500, pin),
    stash: projectOf(server, 500, stashOf(args)),
    sameValues: projectOf(server, 500, stashOf(recorded)),
  };
  let stacks = 0;
  const makeAll = async (project: Project) => {
    // A stack of its own each time, so that all resources are made.
    await project.pulumi("stack", "init", `bench-${++stacks}`);
    await project.pulumi("up", "--yes", "--skip-preview");
  };
  try {
    return medians(
      await inTurns(
        repetitions,
        mapped(projects, (project) => () => makeAll(project)),
      ),
    );
  } finally {
    for (const project of Object.values(projects)) project.close();
  }
}

function medians<Name extends string>(times: Readonly<Record<Name, readonly number[]>>): Record<Name, number> {
  return mapped(times, median);
}

function mapped<Name extends string, From, To>(
  values: Readonly<Record<Name, From>>,
  change: (value: From) => To,
): Record<Name, To> {
  const entries = (Object.keys(values) as Name[]).map((name) => [name, change(values[name])] as const);
  return Object.fromEntries(entries) as Record<Name, To>;
}

const args = { ...place, os: "Ubuntu 22.04", imageName: "Ubuntu*" };

/** What a pin of the server's images holds in the state. */
const recorded = {
  ...args,
  imageId: "uimage-000000000016",
  pinned: { region: place.region, zone: place.zone, query: 0 },
  image: {
    ...place,
    imageId: "uimage-000000000016",
    imageName: "Ubuntu 22.04 64位",
    osName: "Ubuntu 22.04 64位",
    osType: "Linux",
    imageType: "Base",
    imageSizeGb: 20,
    state: "Available",
    tag: "Default",
    funcType: "uhost",
    createTime: 1790770774,
    createdAt: "2026-09-30T12:19:34.000Z",
    maintainEol: "2027/04/30",
    features: ["RssdAttachable", "GPU", "HotPlug", "NetEnhanced_Ultra", "NetEnhanced_Extreme", "CloudInit", "IPv6"],
    sceneCategories: ["Featured"],
    supportedGpuTypes: [],
    dataSnapshotIds: [],
    priceSet: [],
  },
};

const pin = `{ type: "ucloud-image:index:PinnedImage", properties: ${JSON.stringify(args)} }`;

function stashOf(values: object): string {
  return `{ type: "pulumi:index:Stash", properties: { input: ${JSON.stringify(values)} } }`;
}

function projectOf(server: Server, resources: number, resource: string): Project {
  const lines = Array.from({ length: resources }, (_each, n) => `  r${n}: ${resource}`);
  const plugins = `plugins:\n  providers:\n    - { name: ucloud-image, path: "${pluginFolder}" }\n`;
  const text = `name: bench\nruntime: yaml\n${plugins}resources:\n${lines.join("\n")}\n`;
  return openProject(text, server.environment);
}
