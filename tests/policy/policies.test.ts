import type {
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
} from "@pulumi/policy";
import { expect } from "chai";
import { imagePolicies, type ImagePolicyOptions, type ImageRule } from "../../policy";
import { inEnvironment } from "../engine/environment";
import { stageOfEachTest } from "../simulator/stage";

const bridged = "ucloud:index/instance:Instance";
const pinType = "ucloud-image:index:PinnedImage";
const place = { Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位", Features: ["CloudInit"] };

describe("The rules of the policy pack", () => {
  const stage = stageOfEachTest();

  it("each have a level, mandatory but for the one about images that could not be checked, which a pack can change", () => {
    const levels = (options?: ImagePolicyOptions) =>
      Object.fromEntries(imagePolicies(options).map(({ name, enforcementLevel }) => [name, enforcementLevel]));
    expect(levels()).to.deep.equal({
      "ucloud-image-from-pin": "mandatory",
      "ucloud-image-follows-pin": "mandatory",
      "ucloud-image-available": "mandatory",
      "ucloud-image-maintained": "mandatory",
      "ucloud-image-fits-host": "mandatory",
      "ucloud-image-looked-at": "advisory",
    });
    expect(levels({ levels: { "ucloud-image-from-pin": "advisory" } })["ucloud-image-from-pin"]).to.equal("advisory");
  });

  it("tell of a host that stays on its image although its pin has moved, and of no other", () => {
    const pin = resourceOf(pinType, "web", { imageId: "uimage-new" });
    const dependent = (name: string, imageId: string) => resourceOf(bridged, name, { imageId }, { imageId: [pin] });
    const told = stackViolations("ucloud-image-follows-pin", [
      pin,
      dependent("behind", "uimage-old"),
      dependent("following", "uimage-new"),
    ]);
    expect(told).to.have.length(1);
    expect(told[0]).to.include("behind stays on uimage-old, but its pin is uimage-new").and.include("replaceWith");
  });

  it("compare a host with the image of its zone, where its pin has one for each of several", () => {
    const imageIds = { "cn-bj2-02": "uimage-new2", "cn-bj2-05": "uimage-new5" };
    const pin = resourceOf("ucloud-image:index:PinnedImagePerZone", "web", { imageIds });
    const dependent = (name: string, imageId: string, availabilityZone?: string) =>
      resourceOf(bridged, name, { imageId, ...(availabilityZone && { availabilityZone }) }, { imageId: [pin] });
    const hosts = [
      dependent("following", "uimage-new2", "cn-bj2-02"),
      dependent("somewhere", "uimage-new5"),
      dependent("elsewhere", "uimage-new2", "cn-bj2-05"),
      dependent("behind", "uimage-old", "cn-bj2-02"),
    ];
    const told = stackViolations("ucloud-image-follows-pin", [pin, ...hosts]);
    expect(told).to.have.length(2);
    expect(told[0]).to.include("elsewhere stays on uimage-new2, but its pin is uimage-new5");
    expect(told[1]).to.include("behind stays on uimage-old, but its pin is uimage-new2");
    expect(stackViolations("ucloud-image-from-pin", [pin, ...hosts])).to.deep.equal([]);
  });

  it("tell of an image that is written by hand, and leave other clouds alone", () => {
    const pin = resourceOf(pinType, "web", { imageId: "uimage-new" });
    const told = stackViolations("ucloud-image-from-pin", [
      pin,
      resourceOf(bridged, "literal", { imageId: "uimage-old", instanceType: "n-basic-2" }),
      resourceOf(bridged, "pinned", { imageId: "uimage-new" }, { imageId: [pin] }),
      resourceOf("aws:ec2/instance:Instance", "elsewhere", { imageId: "ami-0123" }),
      resourceOf("pulumi:providers:ucloud", "provider", { imageId: "uimage-old" }),
    ]);
    expect(told).to.deep.equal([
      "imageId of literal is uimage-old, which does not come from a PinnedImage. Declare a PinnedImage with this imageId, and use its output for imageId.",
    ]);
  });

  for (const [what, properties, reason] of [
    ["an O host", { instanceType: "o-basic-2" }, "the O family needs RssdAttachable"],
    ["an RSSD boot disk", { instanceType: "n-basic-2", bootDiskType: "cloud_rssd" }, "needs RssdAttachable"],
    [
      "a small cloud disk",
      { instanceType: "n-basic-2", bootDiskType: "cloud_ssd", bootDiskSize: 10 },
      "a boot disk of 10 GB",
    ],
    [
      "an ARM platform",
      { instanceType: "n-basic-2", minCpuPlatform: "Ampere/Altra" },
      "ARM (Ampere) needs Aarch64_Type",
    ],
    ["user data", { instanceType: "n-basic-2", userData: "#!/bin/sh" }, "UserData needs CloudInit"],
  ] as const) {
    it(`read ${what} from the arguments of a host of UCloud's Terraform provider`, async () => {
      const { ImageId } = stage.simulator.publish({ ...place, Features: [] });
      const told = await violations("ucloud-image-fits-host", { ...properties, imageId: ImageId });
      expect(told).to.have.length.at.least(1);
      expect(told.join()).to.include(reason);
    });
  }

  it("have nothing to say of a host that fits, of a local disk's size, and of a GPU that is not named", async () => {
    const { ImageId } = stage.simulator.publish({ ...place, Features: ["CloudInit", "GPU"] });
    for (const properties of [
      { instanceType: "n-basic-2", userData: "#!/bin/sh" },
      { instanceType: "n-basic-2", bootDiskType: "local_normal", bootDiskSize: 10 },
      { instanceType: "g-highcpu-4" },
    ]) {
      expect(await violations("ucloud-image-fits-host", { ...properties, imageId: ImageId })).to.deep.equal([]);
    }
  });

  it("look past a value that only the update brings", async () => {
    const { ImageId } = stage.simulator.publish(place);
    stage.simulator.retire(ImageId);
    const properties = {
      imageId: ImageId,
      instanceType: "n-basic-2",
      get privateIp(): string {
        throw new Error("privateIp can't be known during preview");
      },
    };
    expect(await violations("ucloud-image-available", properties)).to.have.length(1);
  });

  it("ask for as many days of maintenance as the pack or its configuration says", async () => {
    const soon = new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10).replaceAll("-", "/");
    const { ImageId } = stage.simulator.publish({ ...place, MaintainEol: soon });
    const host = { imageId: ImageId, instanceType: "n-basic-2" };
    expect(await violations("ucloud-image-maintained", host)).to.deep.equal([]);
    expect((await violations("ucloud-image-maintained", host, { daysLeft: 30 })).join()).to.include("30 are required");
    expect(await violations("ucloud-image-maintained", host, {}, { daysLeft: 60 })).to.have.length(1);
  });

  it("report only that an image could not be checked, when UCloud can not be asked", async () => {
    const { ImageId } = stage.simulator.publish(place);
    const host = { imageId: ImageId, instanceType: "n-basic-2" };
    const wrong = { UCLOUD_PRIVATE_KEY: "not the key" };
    expect(await violations("ucloud-image-available", host, {}, {}, wrong)).to.deep.equal([]);
    expect((await violations("ucloud-image-looked-at", host, {}, {}, wrong)).join()).to.include("RetCode 171");
    expect((await violations("ucloud-image-available", { ...host, imageId: "uimage-nobody" })).join()).to.include(
      "UCloud lists no image uimage-nobody",
    );
  });

  /** What a rule says of a host in zone cn-bj2-05. */
  function violations(
    rule: ImageRule,
    properties: Readonly<Record<string, unknown>>,
    options: ImagePolicyOptions = {},
    configuration: object = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string[]> {
    return inEnvironment({ ...stage.simulator.environment, ...environment }, async () => {
      const policy = imagePolicies(options).find(({ name }) => name === rule) as ResourceValidationPolicy;
      const props = Object.defineProperties(
        { availabilityZone: "cn-bj2-05" },
        Object.getOwnPropertyDescriptors(properties),
      );
      const args = { type: bridged, props, name: "web", urn: "urn", getConfig: () => configuration };
      const told: string[] = [];
      const validations = [policy.validateResource ?? []].flat();
      for (const validate of validations) {
        await validate(args as unknown as ResourceValidationArgs, (message) => told.push(message));
      }
      return told;
    });
  }
});

function stackViolations(rule: ImageRule, resources: readonly PolicyResource[]): string[] {
  const told: string[] = [];
  const policy = imagePolicies().find(({ name }) => name === rule);
  if (policy === undefined || !("validateStack" in policy)) throw new TypeError(`${rule} is no rule of stacks.`);
  void policy.validateStack({ resources } as unknown as StackValidationArgs, (message) => told.push(message));
  return told;
}

function resourceOf(
  type: string,
  name: string,
  props: Readonly<Record<string, unknown>>,
  propertyDependencies: Readonly<Record<string, readonly PolicyResource[]>> = {},
): PolicyResource {
  return { type, name, urn: `urn:${name}`, props, propertyDependencies } as unknown as PolicyResource;
}
