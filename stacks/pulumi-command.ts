import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { codeOf, reasonOf } from "../provider/text/reason";
import { UserError } from "../provider/text/user-error";

/** Returns the names of the stacks of the project in this folder. Throws a UserError when `pulumi` fails. */
export async function stacksOfProject(): Promise<string[]> {
  const listed: unknown = JSON.parse(await pulumi(["stack", "ls", "--json"]));
  const stacks = Array.isArray(listed) ? listed : [];
  return stacks.flatMap((stack: unknown) =>
    typeof stack === "object" && stack !== null && "name" in stack && typeof stack.name === "string"
      ? [stack.name]
      : [],
  );
}

/** Returns the export of a stack, with its secrets encrypted. Throws a UserError when `pulumi` fails. */
export function exportStack(stack: string): Promise<string> {
  return pulumi(["stack", "export", "--stack", stack]);
}

async function pulumi(words: readonly string[]): Promise<string> {
  const environment = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const options = { env: environment, maxBuffer: 1024 ** 3 };
  try {
    return (await promisify(execFile)("pulumi", [...words, "--non-interactive"], options)).stdout;
  } catch (cause) {
    throw new UserError(`\`pulumi ${words.join(" ")}\` failed: ${whyItFailed(cause)}`, { cause });
  }
}

function whyItFailed(error: unknown): string {
  if (codeOf(error) === "ENOENT") {
    return "there is no pulumi on PATH. Install it, or name files that `pulumi stack export` wrote.";
  }
  const { stderr } = Object(error) as { readonly stderr?: unknown };
  return typeof stderr === "string" && stderr.trim() !== "" ? stderr.trim() : reasonOf(error);
}
