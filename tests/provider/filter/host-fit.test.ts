import { expect } from "chai";
import { parseArguments } from "../../../provider/filter/arguments";
import type { Host } from "../../../provider/filter/host";
import { brokenRules, fitRules, rulesFor } from "../../../provider/filter/host-fit";
import { choose, select } from "../../../provider/filter/select";
import type { Image } from "../../../provider/image/image";
import { isSameFeature } from "../../../provider/image/vocabulary";
import { checkImageFit } from "../../../provider/lookup";
import { checkImageFitArguments } from "../../../provider/lookup/check-image-fit";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { ArgumentError } from "../../../provider/text/argument-error";
import { image, now } from "../image/sample";

const rssd = { features: ["RssdAttachable"] };
const armImage = { features: ["RssdAttachable", "Aarch64_Type"] };
const raised = { imageName: "高内核CentOS 7.6 64位" };

const ultra = { machineType: "O", netCapability: "Ultra" as const };
const rssdUltra = { features: ["RssdAttachable", "NetEnhanced_Ultra"] };

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
  ...["O", "OS", "OM", "OMEM", "OPRO", "OPROG", "OMAX", "o1i", "o1a", "o2i", "om1i", "om2i"].map((machineType) => ({
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
  { rule: "arm", host: { machineType: "O", family: "o1r" }, refused: rssd, accepted: armImage, says: "Aarch64_Type" },
  { rule: "x86", host: { machineType: "O", family: "o1a" }, refused: armImage, accepted: rssd, says: "Aarch64_Type" },
  {
    rule: "x86",
    host: { machineType: "O", cpuPlatform: "Intel/Auto" },
    refused: armImage,
    accepted: rssd,
    says: "Aarch64_Type",
  },
  ...["N", "C", "N1", "N2", "N3", "C1", "I1", "I2", "D1"].map((machineType) => ({
    rule: "raisedKernel",
    host: { machineType },
    refused: raised,
    accepted: {},
    says: "高内核",
  })),
  {
    rule: "raisedKernel",
    host: { uhostType: "N2" },
    refused: raised,
    accepted: {},
    says: "高内核",
  },
  ...(
    [
      ["G1", "K80"],
      ["G2", "P40"],
      ["G3", "V100"],
    ] as const
  ).flatMap(([type, gpuType]) =>
    [{ uhostType: type }, { machineType: type }].map((host) => ({
      rule: "gpu",
      host,
      refused: { supportedGpuTypes: ["T4"] },
      accepted: { supportedGpuTypes: [gpuType] },
      says: gpuType,
    })),
  ),
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
    refused: {
      features: ["NetEnhnced", "NetEnhanced", "NetEnhanced_Ultra", "NetEnhanced_Extreme"].filter(
        (one) => !isSameFeature(one, feature),
      ),
    },
    accepted: { features: [feature] },
    says: `${netCapability} needs ${feature}`,
  })),
  {
    rule: "network",
    host: { machineType: "N", netCapability: "Super", cpu: 4 },
    refused: {},
    accepted: { features: ["NetEnhanced"] },
    says: "NetEnhnced",
  },
  {
    rule: "networkWindows",
    host: ultra,
    refused: { ...rssdUltra, osType: "Windows" },
    accepted: rssdUltra,
    says: "not for Windows",
  },
  ...["o2i", "om2i"].map((family) => ({
    rule: "networkCard",
    host: { ...ultra, machineType: family === "o2i" ? "O" : "OM", family },
    refused: rssdUltra,
    accepted: { features: [...rssdUltra.features, "SmartNic_cx6"] },
    says: "SmartNic_cx6",
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
  ...["LOCAL_NORMAL", "LOCAL_SSD"].flatMap((type) => [
    ...[20, 60].map((imageSizeGb) => ({
      rule: "localBootDisk",
      host: { machineType: "N", bootDisk: { type, sizeGb: 40 } },
      refused: { imageSizeGb },
      accepted: { imageSizeGb: 40 },
      says: "exactly that size",
    })),
    {
      rule: "linkedSnapshots",
      host: { machineType: "N", bootDisk: { type } },
      refused: { dataSnapshotIds: ["snapshot-1"] },
      accepted: {},
      says: "snapshots",
    },
  ]),
  ...[
    { machineType: "N", cpuPlatform: "Intel/IvyBridge" },
    { machineType: "N", cpuPlatform: "Intel/Haswell" },
    { uhostType: "N1" },
    { uhostType: "I1" },
  ].map((host) => ({
    rule: "minimalCpu",
    host,
    refused: { minimalCpu: "Broadwell" },
    accepted: { minimalCpu: "Intel/IvyBridge" },
    says: "as old as Intel/",
  })),
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

  for (const [host, rule, says] of [
    [{ machineType: "N", netCapability: "Super", cpu: 3 }, "networkCores", "at least 4 CPU cores"],
    [{ machineType: "O", netCapability: "Ultra", cpu: 1 }, "networkCores", "at least 2 CPU cores"],
    [{ machineType: "N", bootDisk: { type: "CLOUD_SSD", sizeGb: 501 } }, "bootDisk", "20 to 500 GB"],
    [{ machineType: "O", bootDisk: { type: "CLOUD_RSSD", sizeGb: 19 } }, "bootDisk", "20 to 500 GB"],
    [{ machineType: "N", bootDisk: { type: "CLOUD_NORMAL" } }, "bootDisk", "no type of boot disks"],
  ] as const) {
    it(`${rule}: ${JSON.stringify(host)} can't be made from any image`, () => {
      const features = ["RssdAttachable", "NetEnhnced", "NetEnhanced_Ultra"];
      const broken = brokenRules(image({ features, imageSizeGb: 10 }), host);
      expect(broken.map((each) => each.rule)).to.deep.equal([rule]);
      expect(broken[0]?.reason).to.include(says);
    });
  }

  for (const host of [
    { machineType: "N", netCapability: "Super", cpu: 4 },
    { machineType: "N", netCapability: "Super" },
    { machineType: "N", netCapability: "Ultra", cpu: 2 },
    { machineType: "N", cpuPlatform: "Intel/Auto" },
    { machineType: "N", cpuPlatform: "Intel/Broadwell" },
    { machineType: "O", cpuPlatform: "Amd/Epyc2" },
    { machineType: "O", cpuPlatform: "Intel/TomorrowLake" },
    { uhostType: "N2" },
    { machineType: "N", bootDisk: { type: "LOCAL_SSD" } },
    { machineType: "N", bootDisk: { type: "CLOUD_SSD", sizeGb: 500 } },
    { machineType: "N", bootDisk: { type: "TOMORROW_DISK", sizeGb: 5000 } },
  ] as const) {
    it(`has nothing against CentOS 7.4 with all features on ${JSON.stringify(host)}`, () => {
      const features = ["RssdAttachable", "NetEnhnced", "NetEnhanced_Ultra"];
      expect(brokenRules(image({ features, minimalCpu: "Broadwell" }), host)).to.deep.equal([]);
    });
  }

  for (const machineType of ["O.BM", "O.EPC"]) {
    it(`knows ${machineType}, and judges no image on it`, async () => {
      const host = { machineType, userData: true, bootDisk: { sizeGb: 1 } };
      for (const odd of [image(raised), image({ features: ["Vgpu_AMD"] }), image(armImage)]) {
        const answer = await checkImageFit({ image: odd, host });
        expect(answer).to.deep.include({ fits: true, brokenRules: [] });
        expect(answer.unjudged).to.equal(`UCloud publishes no rules for the images of machine type ${machineType}`);
      }
    });
  }

  it("has a row above for every rule", () => {
    const looked = [...rows.map(({ rule }) => rule), "networkCores", "bootDisk"];
    expect(new Set(looked)).to.deep.equal(new Set(fitRules));
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
    [
      { machineType: "o" },
      "host.machineType",
      'unknown machine type, so no rule can judge it. Did you mean "O"? Known: N,',
    ],
    [{ machineType: "Q" }, "host.machineType", "OMAX, O.BM, O.EPC"],
    [{ machineType: "OLITE" }, "host.machineType", "unknown machine type"],
    [{ machineType: "o2r.large" }, "host.machineType", 'Did you mean "o1r"?'],
    [{ machineType: "NN-1" }, "host.machineType", "unknown machine type"],
    [{ machineType: "constructor" }, "host.machineType", "unknown machine type"],
    [{ machineType: "" }, "host.machineType", "unknown machine type"],
    [{ uhostType: "N9" }, "host.uhostType", "Known: N1, N2, N3, C1, I1, I2, D1, G1, G2, G3"],
    [{ machineType: "O", family: "o9i" }, "host.family", "Known: o1i, o1a, o1r, o2i, om1i, om2i"],
    [{ family: "o2i" }, "host.machineType", "must be given"],
    [{ machineType: "N", family: "o2i" }, "host.family", "is of machine type O, and does not belong to N"],
    [{ machineType: "OM", family: "o2i" }, "host.family", "does not belong to OM"],
    [{ machineType: "O", family: "om1i" }, "host.family", "is of machine type OM, and does not belong to O"],
    [{ machineType: "o1r", family: "o2i" }, "host.family", "does not belong to o1r"],
    [{ uhostType: "N2", family: "o1i" }, "host.family", "does not belong to N2"],
    [{ machineType: "O", uhostType: "N2" }, "host.uhostType", "is of machine type N, and does not belong to O"],
    [{ machineType: "N1", uhostType: "N2" }, "host.uhostType", "does not belong to N1"],
    [{ machineType: "O", family: "o1r", cpuPlatform: "Intel/Auto" }, "host.cpuPlatform", "whose CPUs Ampere makes"],
    [{ machineType: "o1a", cpuPlatform: "Intel/Auto" }, "host.cpuPlatform", "whose CPUs Amd makes"],
    [{ uhostType: "G2", gpuType: "V100" }, "host.gpuType", "which is a P40"],
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
    { machineType: "O", family: "o1r", cpuPlatform: "Ampere/Altra" },
    { machineType: "o2i.large", family: "o2i" },
    { machineType: "OMAX" },
    { machineType: "O.BM" },
    { uhostType: "G2" },
    { uhostType: "G2", gpuType: "P40" },
    { machineType: "G", uhostType: "G3" },
    { machineType: "N", uhostType: "N2" },
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
