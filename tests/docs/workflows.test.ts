import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import * as z from "zod";
import { startSimulator } from "../../simulator";
import { executable } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { blocksFor, nameOf, repository } from "./blocks";
import { knownPrograms, lookAt } from "./known-commands";
import { commandsOf, runBlock } from "./shell";

const own = join(repository, ".github", "workflows");
const workflows = [
  ...blocksFor("workflow").map((block) => [nameOf(block), block.text] as const),
  ...readdirSync(own).map((name) => [`.github/workflows/${name}`, readFileSync(join(own, name), "utf8")] as const),
];

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const workflow = z.object({
  permissions: permissions.optional(),
  jobs: z.record(
    z.string(),
    z.object({
      permissions: permissions.optional(),
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});

/** By GitHub's own reading of workflows. What runs in them is looked at as any other command of the guides. */
describe("the workflows of the guides, and this repository's own", () => {
  for (const [name, text] of workflows) {
    it(`${name} is a workflow`, async () => {
      expect(await problemsOf(name, text)).to.deep.equal([]);
    });

    it(`${name} says what each job may do, and uses actions of a known major version`, () => {
      const { permissions: ofAll, jobs } = workflow.parse(parse(text));
      for (const { permissions: own = ofAll } of Object.values(jobs)) expect(own).to.be.an("object");
      const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
      for (const action of used) expect(action).to.match(/^(actions|github|pulumi)\/[a-z/-]+@v\d+$/);
    });

    it(`${name} runs commands that exist`, async () => {
      const { jobs } = workflow.parse(parse(text));
      for (const { steps } of Object.values(jobs)) {
        for (const { run } of steps) if (run !== undefined) await lookAtScript(run);
      }
    });
  }

  it("checks pins, in the guide's workflow, so that the summary, the alerts and the outcome come of it", async () => {
    const [block] = blocksFor("workflow");
    const { jobs } = workflow.parse(parse(block?.text ?? ""));
    const script = jobs["pins"]?.steps.find(({ run }) => run?.includes("--format sarif"))?.run ?? "";
    const simulator = await startSimulator();
    const folder = mkdtempSync(join(tmpdir(), "ucloud-image-workflow-"));
    try {
      const web = await recordedPin(simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
      simulator.remove(String(web["imageId"]));
      for (const stack of ["prod", "staging"]) {
        writeFileSync(join(folder, `${stack}.json`), exportedStack(stack, { web }));
      }
      const npx = `shift; exec '${process.execPath}' '${executable}' "$@"`;
      await runBlock(script, folder, { npx }, { ...simulator.environment, ...runner });
      expect(readFileSync(join(folder, "output"), "utf8")).to.equal("code=2\n");
      expect(readFileSync(join(folder, "summary.md"), "utf8")).to.include("gone");
      expect(JSON.parse(readFileSync(join(folder, "pins.sarif"), "utf8"))).to.have.property("version", "2.1.0");
    } finally {
      rmSync(folder, { recursive: true });
      await simulator.close();
    }
  });

  it("would see a key that no workflow has, and a secret that is spelt wrong", async () => {
    const step = "{ run: 'echo ${{ secret.KEY }}' }";
    const wrong = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permission: {}\n    steps: [${step}]\n`;
    expect(await problemsOf("wrong.yml", wrong)).to.have.length(2);
  });
});

async function problemsOf(name: string, content: string): Promise<string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** What a step finds in its environment. */
const runner = {
  GITHUB_ENV: "environment",
  GITHUB_OUTPUT: "output",
  GITHUB_REF_NAME: "v1.0.0",
  GITHUB_STEP_SUMMARY: "summary.md",
};

/** An expression of GitHub's is replaced before a shell sees it. */
async function lookAtScript(run: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ucloud-image-workflow-"));
  try {
    const script = run.replaceAll(/\$\{\{.*?\}\}/g, "0");
    const commands = await commandsOf(script, folder, knownPrograms, runner);
    for (const words of commands) await lookAt(words);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
