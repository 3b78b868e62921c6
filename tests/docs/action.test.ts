import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { expect } from "chai";
import { executable } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { startSimulator, type Simulator } from "../../simulator";
import { repository } from "./blocks";
import { runBlock } from "./shell";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

describe("action.yml", () => {
  const action = parse(readFileSync(join(repository, "action.yml"), "utf8")) as Action;
  const [step] = action.runs.steps;
  let simulator: Simulator;
  let folder: string;
  before(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-action-"));
    const pin = await recordedPin(simulator, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" });
    simulator.remove(String(pin["imageId"]));
    writeFileSync(join(folder, "prod.json"), exportedStack("prod", { web: pin }));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await simulator.close();
  });

  it("has a value for each input that its step reads", () => {
    for (const value of Object.values(step?.env ?? {})) {
      const [, input = ""] = /inputs\.([\w-]+)/.exec(value) ?? [];
      expect(action.inputs).to.have.property(input);
    }
  });

  it("writes a summary and findings, and fails only if it is to", async () => {
    await run("false");
    expect(readFileSync(join(folder, "summary.md"), "utf8")).to.include("| shop&#47;prod | web | gone |");
    expect(JSON.parse(readFileSync(join(folder, "pins.sarif"), "utf8"))).to.have.nested.property(
      "runs[0].results[0].ruleId",
      "gone",
    );
    expect(await run("true").catch((error: unknown) => error)).to.be.an("error");
  });

  function run(failOnFindings: string): Promise<string> {
    const npx = `shift 2; exec '${process.execPath}' '${executable}' "$@"`;
    return runBlock(
      step?.run ?? "",
      folder,
      { npx },
      {
        ...simulator.environment,
        ...{ STACKS: "", FILES: "prod.json", SARIF_FILE: "pins.sarif", FAIL_ON_FINDINGS: failOnFindings },
        ...{ PACKAGE: "pulumi-ucloud-image@0.1", GITHUB_STEP_SUMMARY: join(folder, "summary.md") },
      },
    );
  }
});
