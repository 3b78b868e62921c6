import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { findPulumiRoot } from "../setup/pulumi/pulumi-root.mjs";
import { inRepository } from "../runtime/repository.mjs";

/** Makes a project in `folder` that depends on the packed package, and installs it. */
export async function makeProject(folder, { manager, module, pulumi, nodeOptions, environment }) {
  const [project, home, state] = ["project", "home", "state"].map((name) => join(folder, name));
  for (const made of [project, home, state]) mkdirSync(made);
  const packed = JSON.parse(await output(["npm", "pack", "--json", "--pack-destination", folder], inRepository()));
  const dependencies = {
    "@pulumi/pulumi": pulumi,
    "pulumi-ucloud-image": `file:../${packed[0].filename}`,
    tsx: "^4",
    typescript: "^5",
  };
  const files = {
    "package.json": JSON.stringify({
      name: "web",
      private: true,
      main: module.file,
      ...(module.type && { type: module.type }),
      dependencies,
    }),
    "Pulumi.yaml": JSON.stringify({
      name: "web",
      main: module.file,
      runtime: { name: "nodejs", options: module.options },
    }),
    "tsconfig.json": JSON.stringify({ compilerOptions: tsconfig }),
    [module.file]: module.text,
    ...manager.files,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  await output(manager.install, project);
  const root = findPulumiRoot();
  const env = {
    PATH: [...(root === undefined ? [] : [join(root, "bin")]), process.env.PATH].join(delimiter),
    HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    NODE_OPTIONS: [manager.nodeOptions?.(project), nodeOptions].filter((each) => each !== undefined).join(" "),
    ...environment,
  };
  return {
    pulumi: (...words) => output(["pulumi", ...words, "--non-interactive", "--color", "never"], project, env),
  };
}

/** As Pulumi's templates have it. */
const tsconfig = { strict: true, module: "commonjs", moduleResolution: "node", target: "es2020", skipLibCheck: true };

/** Returns what a program prints on standard output. Throws an error with all that it printed when it fails. */
async function output([program, ...words], cwd, env = process.env) {
  try {
    return (await promisify(execFile)(program, words, { cwd, env, maxBuffer: 1e8 })).stdout;
  } catch (error) {
    throw new Error(`\`${[program, ...words].join(" ")}\` failed:\n${error.stdout}${error.stderr}`, { cause: error });
  }
}
