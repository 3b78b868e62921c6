import { inRepository, repositoryRoot } from "../runtime/repository.mjs";
import { run } from "../runtime/run-program.mjs";

/** What checks the sources without running them, the slowest first. */
const checks = [
  { name: "Lint (eslint)", advice: "Correct what can be corrected with: npm run lint -- --fix", run: ["eslint", "."] },
  // Tests, scripts and examples included.
  { name: "Types (tsc)", run: ["tsc", "--project", "tsconfig.json"] },
  // A browser has other globals.
  { name: "Types of the report's page (tsc)", run: ["tsc", "--project", "report/browser/tsconfig.json"] },
  { name: "Format (prettier)", advice: "Correct it with: npm run format", run: ["prettier", "--list-different", "."] },
  { name: "Unused files, exports and packages (knip)", advice: "knip.jsonc says what counts as used.", run: ["knip"] },
];

const programs = {
  eslint: ["eslint", "bin", "eslint.js"],
  tsc: ["typescript", "bin", "tsc"],
  prettier: ["prettier", "bin", "prettier.cjs"],
  knip: ["knip", "bin", "knip.js"],
  mocha: ["mocha", "bin", "mocha.js"],
};

/** Runs `more` and the checks, two at a time. Prints how each ended, and returns the counts. */
export async function runChecks(more = []) {
  const waiting = [...more, ...checks][Symbol.iterator]();
  const problems = [];
  let passed = 0;
  const runInTurn = async () => {
    for (const check of waiting) {
      if (await passes(check)) passed += 1;
      else problems.push(check.name);
    }
  };
  await Promise.all([runInTurn(), runInTurn()]);
  return { passed, failed: problems.length, problems };
}

async function passes({ name, advice, run: [program, ...args] }) {
  const path = inRepository("node_modules", ...programs[program]);
  const { code, output } = await run(process.execPath, [path, ...args], { cwd: repositoryRoot });
  if (code === 0) {
    console.log(`✔ ${name}`);
    return true;
  }
  console.log(`✘ ${name}\n${output.trimEnd().replace(/^/gm, "    ")}${advice === undefined ? "" : `\n${advice}`}`);
  return false;
}
