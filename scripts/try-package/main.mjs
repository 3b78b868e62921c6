// `node scripts/try-package/main.mjs --manager pnpm --module esm --pulumi 3.142.0`: packs the package, installs it into an
// empty project as a user of that package manager does, and runs a stack against the simulator with Pulumi's own host for
// TypeScript. `pulumi` is the one of `npm run setup`, or the one on PATH.

import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../build/build.mjs";
import { command } from "../runtime/command.mjs";
import { inRepository } from "../runtime/repository.mjs";
import { managers, modules } from "./kinds.mjs";
import { makeProject } from "./project.mjs";

const { values } = parseArgs({
  options: {
    manager: { type: "string", default: "npm" },
    module: { type: "string", default: "commonjs" },
    pulumi: { type: "string", default: "latest" },
    // For Pulumi's host of `npm run setup`, which reads no options from Pulumi.yaml: "--import tsx" for the kind tsx.
    "node-options": { type: "string" },
  },
});

await command(async () => {
  await build();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-try-"));
  const { startSimulator } = createRequire(import.meta.url)(inRepository("dist", "simulator", "index.js"));
  const simulator = await startSimulator();
  try {
    const project = await makeProject(folder, {
      manager: named(managers, values.manager),
      module: named(modules, values.module),
      pulumi: values.pulumi,
      nodeOptions: values["node-options"],
      environment: simulator.environment,
    });
    await tryStack(project);
    console.log(`✔ ${values.manager}, ${values.module}, @pulumi/pulumi ${values.pulumi}, Node.js ${process.version}`);
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Looks an image up and pins it, sees that the pin stays, and removes it. */
async function tryStack(project) {
  await project.pulumi("stack", "init", "test");
  await project.pulumi("up", "--yes", "--skip-preview");
  const { found, pinned } = JSON.parse(await project.pulumi("stack", "output", "--json"));
  if (typeof found !== "string" || found !== pinned) throw new Error(`Found ${found}, pinned ${pinned}.`);
  await project.pulumi("preview", "--expect-no-changes");
  await project.pulumi("destroy", "--yes", "--skip-preview");
}

function named(kinds, name) {
  const kind = kinds[name];
  if (kind === undefined) throw new Error(`"${name}" is none of ${Object.keys(kinds).join(", ")}.`);
  return kind;
}
