import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inRepository, readJson, repositoryRoot } from "../runtime/repository.mjs";
import { run } from "../runtime/run-program.mjs";

/** The least share of lines of provider/ and sdk/ that tests must run, in percent. */
const leastLinesPercent = 95;

const rooms = ["provider", "sdk"];

/** Prints what the tests left out, of everything that V8 saw: the tests' process, and the built package in Pulumi's. */
export async function reportCoverage(folder) {
  const coverage = join(folder, "coverage");
  for (const name of readdirSync(coverage)) keepRooms(join(coverage, name));
  const c8 = inRepository("node_modules", "c8", "bin", "c8.js");
  const args = [
    c8,
    "report",
    `--temp-directory=${coverage}`,
    ...["--all", "--skip-full", "--exclude-after-remap", "--extension=.ts"],
    ...rooms.map((room) => `--include=${room}/**`),
    ...rooms.flatMap((room) => filesOfTypes(room)).map((file) => `--exclude=${file}`),
    ...["--check-coverage", `--lines=${leastLinesPercent}`],
  ];
  const { code, output } = await run(process.execPath, args, { cwd: repositoryRoot });
  console.log(`\n${output}`);
  return code === 0 ? { passed: 1 } : { failed: 1 };
}

// Hundreds of processes write a gigabyte, nearly all of it about libraries: c8 would hold it all in memory.
function keepRooms(file) {
  const { result, "source-map-cache": maps = {} } = readWhole(file);
  const kept = result.filter(({ url }) => isOurs(url));
  if (kept.length === 0) {
    rmSync(file);
    return;
  }
  const keptMaps = Object.fromEntries(Object.entries(maps).filter(([url]) => isOurs(url)));
  writeFileSync(file, JSON.stringify({ result: kept, "source-map-cache": keptMaps }));
}

// Tests of crashes kill processes, also while they write.
function readWhole(file) {
  try {
    return readJson(file);
  } catch (error) {
    if (error instanceof SyntaxError) return { result: [] };
    throw error;
  }
}

// dist/ is the same rooms compiled, and plugin.js there all of them in one file: source maps lead back.
const prefixes = [...rooms, "dist"].map((room) => `${pathToFileURL(inRepository(room)).href}/`);

function isOurs(url) {
  return prefixes.some((prefix) => url.startsWith(prefix));
}

// Types leave no code to run; c8 would count their lines as never run. What the compiler made of them shows it.
function filesOfTypes(room) {
  return readdirSync(inRepository(room), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .filter((path) => {
      const compiled = readFileSync(inRepository("dist", room, path.replace(/\.ts$/, ".js")), "utf8");
      return compiled.split("\n").every((line) => boilerplate.test(line));
    })
    .map((path) => `${room}/${path}`);
}

const boilerplate = /^("use strict";|Object\.defineProperty\(exports, "__esModule".*|\/\/.*|)$/;
