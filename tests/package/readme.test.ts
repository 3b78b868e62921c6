import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { repository } from "../docs/blocks";
import { installPackage, type InstalledProject } from "./installed-project";

const [pinned, looked] = codeBlocks(readFileSync(join(repository, "README.md"), "utf8"));

/** As a new user would: the packed package, in a project of their own, with the README's text and nothing else. */
describe("the package, installed into an empty project", () => {
  let simulator: Simulator;
  let project: InstalledProject;

  before(async () => {
    simulator = await startSimulator();
    project = await installPackage();
    installHosts(join(project.folder, "node_modules", "@pulumi", "ucloud"));
  });
  after(async () => {
    project.delete();
    await simulator.close();
  });

  it("runs the README's first program, with its keys in the stack configuration", async () => {
    const { imageId, hostId } = await outputs(pinned);
    const image = simulator.images().find((each) => each.ImageId === imageId);
    expect(image).to.include({ Zone: "cn-bj2-05" });
    expect(image?.ImageName).to.match(/Ubuntu 22\.04/);
    expect(hostId).to.equal(`host of ${String(imageId)}`);
  });

  it("runs the README's lookups", async () => {
    const { newest, inAllZones } = await outputs(looked);
    expect(inAllZones).to.include(newest);
  });

  /** What the program exports, after `pulumi up` of it. */
  async function outputs(program = ""): Promise<Record<string, unknown>> {
    writeFileSync(join(project.folder, "index.ts"), program);
    const configuration = {
      "ucloud-image:publicKey": { value: simulator.publicKey, secret: true },
      "ucloud-image:privateKey": { value: simulator.privateKey, secret: true },
    };
    const printed = await project.run(upProgram, {
      CONFIGURATION: JSON.stringify(configuration),
      UCLOUD_API_BASE_URL: simulator.url,
      ...(simulator.environment["UCLOUD_PROJECT_ID"] && {
        UCLOUD_PROJECT_ID: simulator.environment["UCLOUD_PROJECT_ID"],
      }),
    });
    return JSON.parse(printed) as Record<string, unknown>;
  }
});

/** What `pulumi package add` would generate of UCloud's provider, which is in no registry: a host that does nothing. */
function installHosts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "index.js"),
    `const { dynamic } = require("@pulumi/pulumi");
    const provider = { create: async ({ imageId }) => ({ id: "host of " + imageId, outs: {} }) };
    exports.Instance = class extends dynamic.Resource {
      constructor(name, args, options) { super(provider, name, args, options); }
    };`,
  );
}

/** There is no TypeScript language host among the registries' packages, so the Automation API runs the program. */
const upProgram = `
import { LocalWorkspace } from "@pulumi/pulumi/automation";
async function main() {
  const program = () => import("./index.ts");
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "test", projectName: "web", program }, { workDir: process.cwd() });
  await stack.setAllConfig(JSON.parse(process.env.CONFIGURATION ?? "{}"));
  const { outputs } = await stack.up();
  console.log(JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))));
  await stack.destroy();
}
void main();
`;

function codeBlocks(text: string): string[] {
  return [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code]) => code ?? "");
}
