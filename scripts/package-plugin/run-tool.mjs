import { run } from "../runtime/run-program.mjs";
import { SetupError } from "../runtime/setup-error.mjs";

/** Runs a program that must succeed. */
export async function runTool(program, args, cwd) {
  const { code, output, error } = await run(program, args, { cwd });
  if (code === 0) return;
  throw new SetupError({
    missing: `\`${program}\` ${error === undefined ? `ended with code ${code}` : `could not be started (${error.code})`}.`,
    why: "it packs the plugin as one executable.",
    todo: `see its own words below, or make sure that \`${program}\` is installed.`,
    output,
  });
}
