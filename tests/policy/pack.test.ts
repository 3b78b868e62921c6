import { expect } from "chai";
import { stageOfEachTest } from "../simulator/stage";
import { openPolicedProject, type PolicedProject } from "./policed-project";

const place = { Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位", Features: ["CloudInit"] };

describe("The policy pack, by `pulumi preview --policy-pack`", () => {
  const stage = stageOfEachTest();
  let project: PolicedProject;
  beforeEach(async () => (project = await openPolicedProject(stage.simulator.environment)));
  afterEach(() => project.close());

  it("passes hosts on a pin, and refuses one more when the pinned image was retired meanwhile", async () => {
    const { ImageId } = stage.simulator.publish(place);
    project.write(resources(pinOf(ImageId), hostOf("one", "${web.imageId}")));
    const { isRefused, printed } = await project.preview();
    expect(isRefused, printed).to.equal(false);
    await project.up();
    stage.simulator.retire(ImageId);
    project.write(resources(pinOf(ImageId), hostOf("one", "${web.imageId}"), hostOf("two", "${web.imageId}")));
    const refused = await project.preview();
    expect(refused.isRefused).to.equal(true);
    expect(refused.printed).to.match(
      /\[mandatory\] {2}ucloud-image-available {2}\(uhost-example:index:Instance: two\)/,
    );
    expect(refused.printed).to.match(new RegExp(`${ImageId} \\(.*\\) is Unavailable`));
  });

  it("refuses an id that is written by hand, an image that does not fit, and one past its end of maintenance", async () => {
    const fit = stage.simulator.publish(place).ImageId;
    const ended = stage.simulator.publish({ ...place, MaintainEol: "2024/06/30" }).ImageId;
    project.write(
      resources(
        pinOf(fit),
        hostOf("literal", fit),
        hostOf("small", "${web.imageId}", "bootDiskGb: 10"),
        hostOf("rssd", "${web.imageId}", "machineType: O"),
        hostOf("old", ended),
      ),
    );
    const { isRefused, printed } = await project.preview();
    expect(isRefused).to.equal(true);
    expect(printed).to.include(`imageId of literal is ${fit}, which does not come from a PinnedImage.`);
    expect(printed).to.include("does not fit this host: the image must fit on a boot disk of 10 GB.");
    expect(printed).to.include("does not fit this host: the O family needs RssdAttachable.");
    expect(printed).to.match(new RegExp(`${ended} \\(.*\\) is past its end of maintenance \\(2024/06/30\\)`));
    expect(printed).not.to.include("ucloud-image-available");
  });
});

function resources(...written: string[]): string {
  return ["resources:", ...written].join("\n");
}

function pinOf(imageId: string): string {
  return `  web:
    type: ucloud-image:index:PinnedImage
    properties: { region: cn-bj2, zone: cn-bj2-05, imageId: ${imageId} }`;
}

function hostOf(name: string, imageId: string, more = "bootDiskGb: 40"): string {
  return `  ${name}:
    type: uhost-example:index:Instance
    properties: { region: cn-bj2, zone: cn-bj2-05, name: ${name}, imageId: "${imageId}", ${more} }`;
}
