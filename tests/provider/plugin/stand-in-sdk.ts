import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
    writeFileSync(join(temporary, "schema.json"), text);
    const arguments_ = ["run", "./generate-sdk", language, join(temporary, "schema.json"), join(temporary, "sdk")];
    const env = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-trimpath" };
    await run("go", arguments_, { cwd: join(repository, "scripts", "tools"), env });
    if (language === "nodejs") compile(join(temporary, "sdk"));
    for (const old of readdirSync(cache)) {
      if (old.startsWith(`ucloud-${language}-`)) rmSync(join(cache, old), { recursive: true });
    }
    renameSync(join(temporary, "sdk"), folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return { folder };
}

/** Puts JavaScript where the SDK's package.json says that it is, as the SDK's own build does. */
function compile(folder: string): void {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  for (const source of sources) {
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(join(folder, source), "utf8"), { compilerOptions });
    const target = join(folder, "bin", source.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as object;
  const told = JSON.stringify({ ...manifest, version: schema.version, main: "bin/index.js" });
  writeFileSync(join(folder, "package.json"), told);
  // The generated code reads its version from the package.json beside it.
  writeFileSync(join(folder, "bin", "package.json"), told);
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
