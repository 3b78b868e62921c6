import { expect } from "chai";
import { callUCloud, type RequestParameters } from "../../examples/pinned-host/uhost-api";
import { exampleProject } from "../provider/plugin/example-project";
import { stepsOf } from "./outcome";
import { engineStageOfEachTest } from "./stage";
import type { EngineStack } from "./stack";

/**
 * A host whose provider hides every change of its image, as UCloud's Terraform provider does: the example's stand-in
 * plugin on the real engine, so that these tests always run.
 */
describe("a host whose provider reports no difference", () => {
  const stage = engineStageOfEachTest();

  const yaml = exampleProject("ucloud-instance/yaml");
  const option = /^ {4}options:\n(?: {6}.*\n)+/m;
  const withoutOption = yaml.replace(option, "");
  const withTrigger = yaml.replace(option, "    options:\n      replacementTrigger: ${image.imageId}\n");

  async function open(projectFile: string): Promise<EngineStack> {
    const { environment, url } = stage.simulator;
    return stage.open({
      environment: { ...environment, UCLOUD_REGION: "cn-bj2" },
      configuration: { "ucloud:baseUrl": { value: url } },
      projectFile,
    });
  }

  function publish(): string {
    return stage.simulator.publish({ Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位" }).ImageId;
  }

  function hostImages(): string[] {
    return stage.simulator.hosts().map(({ BasicImageId }) => BasicImageId);
  }

  it("stays on the old image without a word when its pin moves", async () => {
    expect(withoutOption).to.not.equal(yaml);
    const stack = await open(withoutOption);
    await stack.up();
    const [old] = hostImages();
    const newer = publish();
    await stack.configure("wave", "2");
    const moved = await stack.up();
    expect((await stack.outputs())["imageId"]).to.equal(newer);
    expect(stepsOf("host", moved)).to.deep.equal(["same"]);
    expect(hostImages()).to.deep.equal([old]);
  });

  it("follows its pin with replaceWith, and stays when a newer image alone comes", async () => {
    const stack = await open(yaml);
    await stack.up();
    const [old] = hostImages();
    const newer = publish();
    const quiet = await stack.up();
    expect(stepsOf("host", quiet)).to.deep.equal(["same"]);
    expect(hostImages()).to.deep.equal([old]);

    await stack.configure("wave", "2");
    const preview = await stack.preview();
    expect(stepsOf("host", preview)).to.include("replace");
    expect(hostImages()).to.deep.equal([old]);
    await stack.up();
    expect(hostImages()).to.deep.equal([newer]);
    await stack.refresh();
    expect(stepsOf("host", await stack.preview())).to.deep.equal(["same"]);
    await stack.destroy();
    expect(hostImages()).to.deep.equal([]);
  });

  it("follows with replaceWith also where the option is written in the update that moves the pin", async () => {
    const stack = await open(withoutOption);
    await stack.up();
    const newer = publish();
    stack.rewrite(yaml);
    await stack.configure("wave", "2");
    await stack.up();
    expect(hostImages()).to.deep.equal([newer]);
  });

  it("follows with replacementTrigger only where the option was recorded before the move", async () => {
    const stack = await open(withoutOption);
    await stack.up();
    const [old] = hostImages();
    const second = publish();
    stack.rewrite(withTrigger);
    await stack.configure("wave", "2");
    await stack.up();
    expect(hostImages()).to.deep.equal([old]);
    const third = publish();
    await stack.configure("wave", "3");
    await stack.up();
    expect(third).to.not.equal(second);
    expect(hostImages()).to.deep.equal([third]);
  });

  const pinUrn = "urn:pulumi:test::ucloud-instance-yaml::ucloud-image:index:PinnedImage::image";

  for (const [option, projectFile, replaced] of [
    ["replaceWith", yaml, true],
    ["replacementTrigger", withTrigger, false],
  ] as const) {
    const outcome = replaced ? "is replaced" : "stays";
    it(`${outcome} under ${option} when its pin is replaced by hand and there is no newer image`, async () => {
      const stack = await open(projectFile);
      await stack.up();
      const ids = () => stage.simulator.hosts().map(({ UHostId }) => UHostId);
      const [before, images] = [ids(), hostImages()];
      await stack.upReplacing(pinUrn);
      expect(hostImages()).to.deep.equal(images);
      expect(ids()[0] !== before[0]).to.equal(replaced);
    });
  }

  for (const [option, projectFile] of [
    ["replaceWith", yaml],
    ["replacementTrigger", withTrigger],
  ] as const)
    it(`stays under ${option} where a trigger of its pin changes and there is no newer image`, async () => {
      const stack = await open(projectFile);
      await stack.up();
      const hosts = stage.simulator.hosts().map(({ UHostId }) => UHostId);
      await stack.configure("wave", "2");
      await stack.up();
      expect(stage.simulator.hosts().map(({ UHostId }) => UHostId)).to.deep.equal(hosts);
    });

  it("has a new disk and another address when it is replaced, and the name that the program gives it", async () => {
    const stack = await open(yaml.replace("instanceType: n-basic-2\n", "instanceType: n-basic-2\n      name: web\n"));
    await stack.up();
    const [before] = stage.simulator.hosts();
    publish();
    await stack.configure("wave", "2");
    const outcome = await stack.up();
    const [after, ...others] = stage.simulator.hosts();
    expect(others).to.have.length(0);
    expect([before?.Name, after?.Name]).to.deep.equal(["web", "web"]);
    expect(after?.DiskSet.map(({ DiskId }) => DiskId)).to.not.deep.equal(before?.DiskSet.map(({ DiskId }) => DiskId));
    expect(after?.IPSet.map(({ IP }) => IP)).to.not.deep.equal(before?.IPSet.map(({ IP }) => IP));
    // The new one is made first, so that both are there for a while.
    const done = stepsOf("host", outcome).filter((step) => /^(create|delete)-replace/.test(step));
    expect(done.slice(0, 1)).to.deep.equal(["create-replacement"]);
  });

  it("stays on its new image where UCloud reinstalled it and a refresh told the stack", async () => {
    const stack = await open(withoutOption);
    await stack.up();
    const [host] = stage.simulator.hosts();
    const newer = publish();
    await stack.configure("wave", "2");
    await stack.up();
    expect(hostImages()).to.not.include(newer);

    const UHostId = host?.UHostId ?? "";
    await call("PoweroffUHostInstance", { UHostId });
    await call("DescribeUHostInstance", { "UHostIds.0": UHostId });
    await call("ReinstallUHostInstance", { UHostId, ImageId: newer });
    await call("StartUHostInstance", { UHostId });
    await stack.refresh();
    expect(await stack.recorded("Instance")).to.include({ imageId: newer });
    stack.rewrite(yaml);
    expect(stepsOf("host", await stack.up())).to.not.include("replace");
    expect(stage.simulator.hosts().map((each) => [each.UHostId, each.BasicImageId])).to.deep.equal([[UHostId, newer]]);
  });

  function call(action: string, parameters: RequestParameters): Promise<unknown> {
    const { url: baseUrl, publicKey, privateKey, environment } = stage.simulator;
    const account = { publicKey, privateKey, baseUrl, projectId: environment["UCLOUD_PROJECT_ID"] };
    return callUCloud(account, action, { Region: "cn-bj2", ...parameters });
  }
});
