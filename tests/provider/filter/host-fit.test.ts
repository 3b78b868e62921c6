import { expect } from "chai";
import { parseArguments } from "../../../provider/filter/arguments";
import type { Host } from "../../../provider/filter/host";
import { brokenRules, fitRules, rulesFor } from "../../../provider/filter/host-fit";
import { choose, select } from "../../../provider/filter/select";
import type { Image } from "../../../provider/image/image";
import { checkImageFitArguments } from "../../../provider/lookup/check-image-fit";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { ArgumentError } from "../../../provider/text/argument-error";
import { image, now } from "../image/sample";

const rssd = { features: ["RssdAttachable"] };
const armImage = { features: ["RssdAttachable", "Aarch64_Type"] };
const raised = { imageName: "高内核CentOS 7.6 64位" };

interface Row {
  readonly rule: string;
  readonly host: Host;
  readonly refused: Partial<Image>;
  readonly accepted: Partial<Image>;
  /** What the reason must say. */
  readonly says: string;
}

/** The lines of UCloud's table, each with a host that it concerns, an image that breaks it and one that does not. */
const rows: readonly Row[] = [
  ...["O", "OM", "OMEM", "OPRO", "OPROG"].map((machineType) => ({
    rule: "oFamily",
    host: { machineType },
    refused: {},
    accepted: { ...rssd, ...raised },
    says: "RssdAttachable",
  })),
  { rule: "noVgpu", host: { machineType: "N" }, refused: { features: ["Vgpu_AMD"] }, accepted: {}, says: "Vgpu_AMD" },
  {
    rule: "noVgpu",
    host: { machineType: "O" },
    refused: { features: ["RssdAttachable", "Vgpu_NVIDIA"] },
    accepted: rssd,
    says: "Vgpu_NVIDIA",
  },
  {
    rule: "arm",
    host: { machineType: "O", cpuPlatform: "Ampere/Altra" },
    refused: rssd,
    accepted: armImage,
    says: "Aarch64_Type",
  },
  { rule: "arm", host: { machineType: "o1r.2xlarge" }, refused: rssd, accepted: armImage, says: "Aarch64_Type" },
  {
    rule: "x86",
    host: { machineType: "O", cpuPlatform: "Intel/Auto" },
    refused: armImage,
    accepted: rssd,
    says: "Aarch64_Type",
  },
  { rule: "raisedKernel", host: { machineType: "N" }, refused: raised, accepted: {}, says: "高内核" },
  {
    rule: "gpu",
    host: { machineType: "G", gpuType: "T4" },
    refused: { features: ["GPU"], supportedGpuTypes: ["P40"] },
    accepted: { supportedGpuTypes: ["P40", "T4"] },
    says: "T4",
  },
  {
    rule: "gpu",
    host: { machineType: "G", gpuType: "T4" },
    refused: {},
    accepted: { features: ["GPU"] },
    says: "T4",
  },
  {
    rule: "cloudInit",
    host: { machineType: "N", userData: true },
    refused: {},
    accepted: { features: ["CloudInit"] },
    says: "UserData",
  },
  {
    rule: "cloudInit",
    host: { machineType: "N", autoDataDiskInit: true },
    refused: {},
    accepted: { features: ["CloudInit"] },
    says: "AutoDataDiskInit",
  },
  ...(
    [
      ["Super", "NetEnhnced"],
      ["Ultra", "NetEnhanced_Ultra"],
      ["Extreme", "NetEnhanced_Extreme"],
    ] as const
  ).map(([netCapability, feature]) => ({
    rule: "network",
    host: { machineType: "N", netCapability },
    refused: { features: ["NetEnhnced", "NetEnhanced_Ultra", "NetEnhanced_Extreme"].filter((one) => one !== feature) },
    accepted: { features: [feature] },
    says: `${netCapability} needs ${feature}`,
  })),
  {
    rule: "hotPlug",
    host: { machineType: "N", hotplug: true },
    refused: {},
    accepted: { features: ["HotPlug"] },
    says: "HotPlug",
  },
  {
    rule: "ipv6",
    host: { machineType: "N", ipv6: true },
    refused: {},
    accepted: { features: ["IPv6"] },
    says: "needs IPv6",
  },
  {
    rule: "rssdBootDisk",
    host: { machineType: "N", bootDisk: { type: "CLOUD_RSSD" } },
    refused: {},
    accepted: rssd,
    says: "CLOUD_RSSD",
  },
  {
    rule: "bootDiskSize",
    host: { machineType: "N", bootDisk: { sizeGb: 40 } },
    refused: { imageSizeGb: 41 },
    accepted: { imageSizeGb: 40 },
    says: "40 GB",
  },
  {
    rule: "bootDiskSize",
    host: { machineType: "N", bootDisk: { sizeGb: 40 } },
    refused: { imageSizeGb: undefined },
    accepted: { imageSizeGb: 20 },
    says: "40 GB",
  },
  {
    rule: "windowsCores",
    host: { machineType: "N", cpu: 1 },
    refused: { osType: "Windows" },
    accepted: { osType: "Linux" },
    says: "2 CPU cores",
  },
];

describe("host fit", () => {
  for (const { rule, host, refused, accepted, says } of rows) {
    it(`${rule}: ${JSON.stringify(host)} takes ${JSON.stringify(accepted)}, not ${JSON.stringify(refused)}`, () => {
      const broken = brokenRules(image(refused), host);
      expect(broken.map((each) => each.rule)).to.deep.equal([rule]);
      expect(broken[0]?.reason).to.include(says);
      expect(brokenRules(image(accepted), host)).to.deep.equal([]);
    });
  }

  it("has a row above for every rule", () => {
    expect(new Set(rows.map(({ rule }) => rule))).to.deep.equal(new Set(fitRules));
  });

  it("names all rules that an image breaks", () => {
    const host: Host = { machineType: "O", userData: true, netCapability: "Normal", bootDisk: { sizeGb: 10 } };
    const rules = brokenRules(image(), host).map(({ rule }) => rule);
    expect(rules).to.deep.equal(["oFamily", "cloudInit", "bootDiskSize"]);
  });

  it("asks nothing that the host does not: a plain host only keeps out what no plain host boots", () => {
    const plain: Host = {
      machineType: "N",
      cpuPlatform: "Amd/Auto",
      netCapability: "Normal",
      hotplug: false,
      userData: false,
      autoDataDiskInit: false,
      ipv6: false,
      bootDisk: { type: "CLOUD_SSD" },
      cpu: 2,
    };
    expect(rulesFor(plain).map(({ name }) => name)).to.deep.equal(["noVgpu", "x86", "raisedKernel"]);
    expect(brokenRules(image({ osType: "Windows", imageSizeGb: 500 }), plain)).to.deep.equal([]);
  });
});

describe("a filter with a host", () => {
  const builds = [
    image({ imageId: "plain", imageName: "CentOS 7.6 64位", osName: "CentOS 7.6 64位", createTime: 2 }),
    image({ imageId: "raised", ...raised, osName: "高内核CentOS 7.6 64位", ...rssd, createTime: 3 }),
  ];
  const both = [...builds, image({ imageId: "ready", osName: "CentOS 7.6 64位", ...rssd, createTime: 1 })];

  for (const [machineType, imageId] of [
    ["N", "plain"],
    ["O", "raised"],
  ] as const) {
    it(`chooses for ${machineType} among kernels by itself`, () => {
      expect(choice(both, { os: "CentOS 7.6", zone: "cn-bj2-05", host: { machineType } })).to.have.nested.property(
        "image.imageId",
        imageId,
      );
    });
  }

  it("without one can't", () => {
    expect(choice(both, { os: "CentOS 7.6", zone: "cn-bj2-05" })).to.deep.equal({
      kind: "ambiguous",
      reason: "kernels",
    });
  });

  it("with GPUs takes images with drivers for its system", () => {
    const drivers = image({ imageName: "Ubuntu 22.04 64位 NVIDIA 550.90 CUDA 12.4", supportedGpuTypes: ["T4"] });
    const host = { machineType: "G", gpuType: "T4" };
    expect(choice([drivers], { os: "Ubuntu 22.04", host })).to.deep.include({ kind: "one" });
    expect(choice([drivers], { os: "Ubuntu 22.04", host: { machineType: "N" } })).to.deep.equal({ kind: "none" });
  });

  it("shows in the funnel which rule left how many", () => {
    const { funnel } = select(both, parsed({ os: "CentOS 7.6", host: { machineType: "O" } }), now);
    expect(funnel).to.deep.include({ criterion: "host: the O family needs RssdAttachable", left: 2 });
  });
});

describe("a host", () => {
  const refusals: readonly [Record<string, unknown>, string, string][] = [
    [{}, "host.machineType", ""],
    [{ machineType: "o" }, "host.machineType", "no machine type"],
    [{ machineType: "o2r.large" }, "host.machineType", "no machine type"],
    [{ machineType: "NN-1" }, "host.machineType", "no machine type"],
    [{ machineType: "G" }, "host.gpuType", "machine type G"],
    [{ machineType: "N", cpuPlatform: "ampere/altra" }, "host.cpuPlatform", "Ampere/Altra"],
    [{ machineType: "N", cpuPlatform: "Ampere" }, "host.cpuPlatform", "Ampere/Altra"],
    [{ machineType: "N", cpuPlatform: "xAmpere/Altra" }, "host.cpuPlatform", "Ampere/Altra"],
    [{ machineType: "N", cpuPlatform: "Ampere/Altra!" }, "host.cpuPlatform", "Ampere/Altra"],
    [{ machineType: "N", netCapability: "ultra" }, "host.netCapability", 'Did you mean "Ultra"?'],
    [{ machineType: "N", bootDisk: { type: "cloud_rssd" } }, "host.bootDisk.type", "CLOUD_RSSD"],
    [{ machineType: "N", bootDisk: { type: "CLOUD-RSSD" } }, "host.bootDisk.type", "CLOUD_RSSD"],
    [{ machineType: "N", bootDisk: { sizeGb: 0 } }, "host.bootDisk.sizeGb", ""],
    [{ machineType: "N", cpu: 0 }, "host.cpu", ""],
    [{ machineType: "N", ram: 4 }, "host.ram", ""],
  ];
  for (const [host, field, text] of refusals) {
    it(`is refused as ${JSON.stringify(host)}`, () => {
      const error = refusal(() => parseArguments(getImageArguments, { host }));
      expect(error.problems.map((problem) => problem.field)).to.deep.equal([field]);
      expect(error.message).to.include(text);
      const own = refusal(() => parseArguments(checkImageFitArguments, { image: image(), host }));
      expect(own.problems.map((problem) => problem.field)).to.deep.equal([field]);
    });
  }

  for (const host of [
    { machineType: "OPROG", cpuPlatform: "Intel/CascadelakeR" },
    { machineType: "o1r" },
    { machineType: "G", gpuType: "V100S", bootDisk: { type: "CLOUD_RSSD", sizeGb: 100 } },
  ]) {
    it(`is accepted as ${JSON.stringify(host)}`, () => {
      expect(parseArguments(getImageArguments, { host }).host).to.deep.equal(host);
    });
  }
});

function choice(images: readonly Image[], args: Record<string, unknown>) {
  return choose(select(images, parsed(args), now), parsed(args));
}

function parsed(args: Record<string, unknown>) {
  return parseArguments(getImageArguments, args);
}

function refusal(act: () => unknown): ArgumentError {
  try {
    act();
  } catch (error) {
    expect(error).to.be.instanceOf(ArgumentError);
    return error as ArgumentError;
  }
  throw new TypeError("the arguments were accepted");
}
