import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { version } from "../../../package.json";
import { packageSchema } from "../../../provider/plugin/schema/package-schema";

const tools = resolve(__dirname, "..", "..", "..", "scripts", "tools");
// As setup builds the Pulumi CLI, so that what it compiled is compiled no more.
const environment = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-trimpath" };
const run = promisify(execFile);

/** Lets `go vet` look at a program that uses the SDK generated from this package's schema; throws what it finds. */
export async function vetGoProgram(program: string): Promise<void> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-go-"));
  try {
    const module = readFileSync(join(tools, "go.mod"), "utf8").replace(/^module .*/m, "module pulumi-ucloud-image");
    writeFileSync(join(folder, "go.mod"), module);
    writeFileSync(join(folder, "go.sum"), readFileSync(join(tools, "go.sum")));
    writeFileSync(join(folder, "main.go"), program);
    const schema = join(folder, "schema.json");
    writeFileSync(schema, JSON.stringify(packageSchema(version)));
    const sdk = join(folder, "sdk", "go", "ucloudimage");
    mkdirSync(sdk, { recursive: true });
    await run("go", ["run", "./generate-sdk", "go", schema, sdk], { cwd: tools, env: environment });
    await run("go", ["vet", "."], { cwd: folder, env: environment });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether there is a Go to ask. */
export async function hasGo(): Promise<boolean> {
  return run("go", ["version"]).then(
    () => true,
    () => false,
  );
}
