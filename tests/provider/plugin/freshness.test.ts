import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../../simulator";
import { pluginFolder } from "./plugin-folder";
import { openProject, type Project } from "./project";
import { pythonEnvironment } from "./python-environment";
import { openYamlProject } from "./yaml-project";

const plugins = { "ucloud-image": pluginFolder, "image-maker": join(__dirname, "image-maker") };

const yaml = `
resources:
  other:
    type: ucloud-image:index:PinnedImage
    properties: { region: cn-bj2, zone: cn-bj2-05, os: Ubuntu 22.04, features: [CloudInit], scenes: [Featured] }
  made:
    type: image-maker:index:Image
    properties: { zone: cn-bj2-05, imageName: freshly-made }
  pin:
    type: ucloud-image:index:PinnedImage
    properties: { region: cn-bj2, zone: cn-bj2-05, imageType: Custom, imageIds: ["\${made.id}"] }
  waitingPin:
    type: ucloud-image:index:PinnedImage
    properties: { region: cn-bj2, zone: cn-bj2-05, imageType: Custom, imageName: freshly-made }
    options: { dependsOn: ["\${made}"] }
variables:
  before:
    fn::invoke:
      function: ucloud-image:index:getImages
      arguments: { region: cn-bj2, zone: cn-bj2-05, imageType: Custom, imageName: freshly-made }
      return: matched
  found:
    fn::invoke:
      function: ucloud-image:index:getImage
      arguments: { region: cn-bj2, zone: cn-bj2-05, imageType: Custom, imageIds: ["\${made.id}"] }
      return: imageId
  waitingLookup:
    fn::invoke:
      function: ucloud-image:index:getImage
      arguments: { region: cn-bj2, zone: cn-bj2-05, imageType: Custom, imageName: "\${made.imageName}" }
      return: imageId
outputs:
  before: \${before}
  made: \${made.id}
  pin: \${pin.imageId}
  found: \${found}
  waitingPin: \${waitingPin.imageId}
  waitingLookup: \${waitingLookup}
`;

type Outputs = Readonly<Record<string, unknown>>;

/** What the generated SDK of Python does, in the words of Pulumi's own. */
const python = `
import json
import os

import pulumi
from pulumi import automation

place = {"region": "cn-bj2", "zone": "cn-bj2-05", "imageType": "Custom", "imageName": "freshly-made"}

class Made(pulumi.CustomResource):
    def __init__(self, name):
        super().__init__("image-maker:index:Image", name, {"zone": "cn-bj2-05", "imageName": "freshly-made"})

class Pin(pulumi.CustomResource):
    image_id: pulumi.Output[str]
    def __init__(self, name, props, opts=None):
        super().__init__("ucloud-image:index:PinnedImage", name, {"imageId": None, **props}, opts)

def find(function, opts=None):
    return pulumi.runtime.invoke_output("ucloud-image:index:" + function, place, opts)

def program():
    before = find("getImages")
    made = Made("made")
    found = find("getImage", pulumi.InvokeOutputOptions(depends_on=[made]))
    waiting_pin = Pin("waiting-pin", place, pulumi.ResourceOptions(depends_on=[made]))
    pin = Pin("pin", {**{key: place[key] for key in ["region", "zone", "imageType"]}, "imageIds": [made.id]})
    pulumi.export("before", before.apply(lambda result: result["matched"]))
    pulumi.export("made", made.id)
    pulumi.export("found", found.apply(lambda result: result["imageId"]))
    pulumi.export("pin", pin.id)
    pulumi.export("waitingPin", waiting_pin.id)

stack = automation.create_or_select_stack(
    stack_name="test",
    project_name="made",
    program=program,
    opts=automation.LocalWorkspaceOptions(work_dir=os.getcwd()),
)
print(json.dumps({name: output.value for name, output in stack.up().outputs.items()}))
`;

describe("what the same update makes, in other languages", () => {
  let simulator: Simulator;
  let project: Project | undefined;
  beforeEach(async () => (simulator = await startSimulator()));
  afterEach(async () => {
    project?.close();
    await simulator.close();
  });

  /** The update makes a newer one of the same name, a moment after this one is listed. */
  const publishOlder = () => simulator.publish({ Zone: "cn-bj2-05", ImageType: "Custom", ImageName: "freshly-made" });

  it("is found by a lookup and a pin in YAML", async () => {
    publishOlder();
    project = await openYamlProject(simulator.environment, plugins, yaml);
    await project.pulumi("up", "--yes");
    // Pulumi's YAML host may evaluate the first lookup before the image is made or after it: its order is its own.
    const outputs = JSON.parse(await project.pulumi("stack", "output", "--json")) as Outputs;
    expect(outputs.before).to.be.oneOf([1, 2]);
    expectFound(outputs);
    expect(outputs.waitingLookup).to.equal(outputs.made);
  });

  it("is found by a lookup and a pin in Python", async function () {
    const environment = await pythonEnvironment();
    if ("missing" in environment) {
      console.log(`    Skipped: ${environment.missing}.`);
      return this.skip();
    }
    const providers = Object.entries(plugins).map(([name, path]) => `    - name: ${name}\n      path: ${path}\n`);
    const file = `name: made\nruntime: python\nplugins:\n  providers:\n${providers.join("")}`;
    project = openProject(file, simulator.environment);
    publishOlder();
    const program = join(project.options.cwd, "program.py");
    writeFileSync(program, python);
    const { stdout } = await promisify(execFile)(environment.python, [program], project.options);
    const outputs = JSON.parse(stdout) as Outputs;
    expect(outputs.before).to.equal(1);
    expectFound(outputs);
  });

  function expectFound({ made, found, pin, waitingPin }: Outputs): void {
    expect(made).to.match(/^uimage-/);
    expect([found, pin, waitingPin]).to.deep.equal([made, made, made]);
  }
});
