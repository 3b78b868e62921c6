import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { schema } from "../../../examples/ucloud-instance/stand-in/schema";
import { pulumiVersion } from "../../../scripts/setup/pulumi/pulumi-root.mjs";
import { hasGo } from "./go-module";

const repository = resolve(__dirname, "..", "..", "..");
const cache = join(repository, ".cache");
const run = promisify(execFile);

/** The folder of an SDK, or why there can't be one. */
export type GeneratedSdk = { readonly folder: string } | { readonly missing: string };

/**
 * The SDK of examples/ucloud-instance's stand-in, as Pulumi generates it for a bridged provider: made in .cache/ when it
 * is not there, and anew when the stand-in's schema or Pulumi's generator has changed.
 */
export async function standInSdk(language: "nodejs" | "python"): Promise<GeneratedSdk> {
  const text = JSON.stringify(schema);
  const fingerprint = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const folder = join(cache, `ucloud-${language}-${pulumiVersion}-${fingerprint}`);
  if (existsSync(folder)) return { folder };
  if (!(await hasGo())) return { missing: "there is no Go on PATH, to generate the host provider's SDK with" };
  const temporary = join(cache, `building-ucloud-${language}-${process.pid}`);
  try {
    mkdirSync(temporary, { recursive: true });
    await generateSdk(language, text, temporary);
    for (const old of readdirSync(cache)) {
      if (old.startsWith(`ucloud-${language}-`)) rmSync(join(cache, old), { recursive: true });
    }
    renameSync(join(temporary, "sdk"), folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return { folder };
}

/** Writes the SDK of a schema into the folder `sdk` of another one, by Pulumi's own generator. It needs Go. */
export async function generateSdk(language: "nodejs" | "python", schemaText: string, folder: string): Promise<void> {
  const [schemaFile, sdk] = [join(folder, "schema.json"), join(folder, "sdk")];
  writeFileSync(schemaFile, schemaText);
  const env = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-trimpath" };
  const tools = join(repository, "scripts", "tools");
  await run("go", ["run", "./generate-sdk", language, schemaFile, sdk], { cwd: tools, env });
  if (language === "nodejs") compile(sdk, schemaText);
}

/**
 * Puts JavaScript where the SDK's package.json says that it is, as the SDK's own build does. All files together: a file
 * alone does not tell which of the names that it exports are types, and UCloud's provider has a type and a class of one
 * name (InstanceState).
 */
function compile(folder: string, schemaText: string): void {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    rootDir: folder,
    outDir: join(folder, "bin"),
    typeRoots: [join(repository, "node_modules", "@types")],
    paths: { "@pulumi/pulumi": [join(repository, "node_modules", "@pulumi", "pulumi")] },
  };
  const files = sources.map((source) => join(folder, source));
  ts.createProgram(files, options).emit();
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as object;
  const { version } = JSON.parse(schemaText) as { readonly version?: string };
  const told = JSON.stringify({ ...manifest, version, main: "bin/index.js" });
  writeFileSync(join(folder, "package.json"), told);
  // The generated code reads its version from the package.json beside it.
  writeFileSync(join(folder, "bin", "package.json"), told);
}

/** Puts an SDK for Node.js into a project, where the other packages of @pulumi lie beside it. */
export function installSdk(project: string, sdk: string): void {
  const scope = join(project, "node_modules", "@pulumi");
  rmSync(scope, { recursive: true });
  mkdirSync(scope);
  const ours = join(repository, "node_modules", "@pulumi");
  for (const name of readdirSync(ours)) symlinkSync(join(ours, name), join(scope, name));
  cpSync(sdk, join(scope, "ucloud"), { recursive: true });
}

/** What TypeScript finds wrong with a program that uses the SDK in `folder`. */
export function problemsOf(program: string, folder: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ["node"],
    typeRoots: [join(repository, "node_modules", "@types")],
    paths: {
      "@pulumi/ucloud": [join(folder, "index.ts")],
      "@pulumi/pulumi": [join(repository, "node_modules", "@pulumi", "pulumi")],
      "pulumi-ucloud-image": [join(repository, "sdk", "index.ts")],
    },
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([program], options));
  return found
    .filter(({ file }) => file === undefined || !relative(dirname(program), file.fileName).startsWith(".."))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
