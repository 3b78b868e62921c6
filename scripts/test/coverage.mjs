import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inRepository, readJson, repositoryRoot } from "../runtime/repository.mjs";
import { run } from "../runtime/run-program.mjs";

/** How much of the lines of provider/ and sdk/ tests must run, in percent. */
const leastLinesPercent = 95;

const folders = ["provider", "sdk"];

/** Prints the lines that no test ran, in the tests' process and in Pulumi's processes. Fails below the least share. */
export async function reportCoverage(folder) {
  const coverage = join(folder, "coverage");
  for (const name of readdirSync(coverage)) keepOwn(join(coverage, name));
  const c8 = inRepository("node_modules", "c8", "bin", "c8.js");
  const args = [
    c8,
    "report",
    `--temp-directory=${coverage}`,
    ...["--all", "--skip-full", "--exclude-after-remap", "--extension=.ts"],
    ...folders.map((folder) => `--include=${folder}/**`),
    ...folders.flatMap((folder) => filesOfTypes(folder)).map((file) => `--exclude=${file}`),
    ...["--check-coverage", `--lines=${leastLinesPercent}`],
  ];
  const { code, output } = await run(process.execPath, args, { cwd: repositoryRoot });
  console.log(`\n${output}`);
  return code === 0
    ? { passed: 1 }
    : { failed: 1, problems: [`Coverage: tests run less than ${leastLinesPercent} % of the lines`] };
}

// Hundreds of processes write a gigabyte, nearly all about libraries. c8 would load all of it into memory.
function keepOwn(file) {
  const { result, "source-map-cache": maps = {} } = readWhole(file);
  const kept = result.filter(({ url }) => isOurs(url));
  if (kept.length === 0) {
    rmSync(file);
    return;
  }
  const keptMaps = Object.fromEntries(Object.entries(maps).filter(([url]) => isOurs(url)));
  writeFileSync(file, JSON.stringify({ result: kept, "source-map-cache": keptMaps }));
}

// Crash tests kill processes, even while they write.
function readWhole(file) {
  try {
    return readJson(file);
  } catch (error) {
    if (error instanceof SyntaxError) return { result: [] };
    throw error;
  }
}

// dist/ contains the same folders compiled, and plugin-server.js all of them in one file. Source maps lead back.
const prefixes = [...folders, "dist"].map((folder) => `${pathToFileURL(inRepository(folder)).href}/`);

function isOurs(url) {
  return prefixes.some((prefix) => url.startsWith(prefix));
}

// A file of types has no code, and c8 would count its lines as never run. Its compiled form shows that it has none.
function filesOfTypes(folder) {
  return readdirSync(inRepository(folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .filter((path) => {
      const compiled = readFileSync(inRepository("dist", folder, path.replace(/\.ts$/, ".js")), "utf8");
      return compiled.split("\n").every((line) => boilerplate.test(line));
    })
    .map((path) => `${folder}/${path}`);
}

const boilerplate = /^("use strict";|Object\.defineProperty\(exports, "__esModule".*|\/\/.*|)$/;
