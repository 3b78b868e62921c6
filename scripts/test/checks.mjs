import { inRepository, repositoryRoot } from "../runtime/repository.mjs";
import { run } from "../runtime/run-program.mjs";

/** Whether prettier would leave every file as it is. */
export function checkFormat() {
  const prettier = inRepository("node_modules", "prettier", "bin", "prettier.cjs");
  return check("Format (prettier)", "Correct it with: npm run format", [prettier, "--list-different", "."]);
}

/** Whether everything compiles under the strict settings: tests, scripts and examples included. */
export function checkTypes() {
  return check("Types (tsc)", "", [compiler, "--project", "tsconfig.json"]);
}

/** The same of what runs in a browser, where other things are global. */
export function checkPageTypes() {
  return check("Types of the report's page (tsc)", "", [compiler, "--project", "cli/report/page/tsconfig.json"]);
}

const compiler = inRepository("node_modules", "typescript", "bin", "tsc");

async function check(name, advice, args) {
  const { code, output } = await run(process.execPath, args, { cwd: repositoryRoot });
  if (code === 0) {
    console.log(`✔ ${name}`);
    return { passed: 1 };
  }
  console.log(`✘ ${name}\n${output.trimEnd().replace(/^/gm, "    ")}\n${advice}`);
  return { failed: 1 };
}
