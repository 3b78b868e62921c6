import { expect } from "chai";
import { fitRules, startSimulator, type Image, type Simulator } from "../../simulator";
import { call } from "./naive-client";

const HOST: Record<string, string> = {
  Action: "CreateUHostInstance",
  Region: "cn-bj2",
  Zone: "cn-bj2-05",
  LoginMode: "KeyPair",
  CPU: "2",
  "Disks.0.IsBoot": "True",
  "Disks.0.Type": "CLOUD_SSD",
  "Disks.0.Size": "40",
};

interface Row {
  readonly rule: string;
  readonly host?: Record<string, string>;
  readonly refused: Partial<Image>;
  readonly accepted: Partial<Image>;
  /** What else the host must be for it. */
  readonly acceptedHost?: Record<string, string>;
  readonly retCode?: number;
}

const features = (...Features: string[]): Partial<Image> => ({ Features });
/** Said of each image, since a new one is otherwise like the newest of its name. */
const plain: Partial<Image> = {
  ImageName: "an image",
  Features: [],
  OsType: "Linux",
  ImageSize: 20,
  MinimalCPU: "",
  SupportedGPUTypes: [],
  DataSnapshotIds: [],
};
const superNet = { NetCapability: "Super", CPU: "4" };
const ultra = { NetCapability: "Ultra" };
const extreme = { NetCapability: "Extreme" };
const arm = { MachineType: "O", MinimalCpuPlatform: "Ampere/Altra" };
const t4 = { MachineType: "G", GpuType: "T4" };
const ipv6 = { "NetworkInterface.0.IPv6.Address": "fd00::1" };
const rssd = { "Disks.0.Type": "CLOUD_RSSD" };
const local = { "Disks.0.Type": "LOCAL_SSD" };
const rssdImage = features("RssdAttachable");
const armImage = features("RssdAttachable", "Aarch64_Type");
const ultraImage = features("NetEnhanced_Ultra");
const o2 = { ...ultra, MachineType: "O", UHostFamily: "o2i" };
const o2Image = features("RssdAttachable", "NetEnhanced_Ultra", "SmartNic_cx6");
const windows = { OsType: "Windows" };
const centos73 = { MinimalCPU: "Broadwell" };
const raised = { ImageName: "高内核CentOS 7.6 64位" };

const rows: readonly Row[] = [
  ...["O", "OS", "OM", "OMEM", "OPRO", "OPROG", "OMAX"].map((MachineType) => ({
    rule: "kuaijie",
    host: { MachineType },
    refused: features(),
    accepted: { ...rssdImage, ...raised },
  })),
  { rule: "no-vgpu", refused: features("Vgpu_AMD"), accepted: features() },
  {
    rule: "no-vgpu",
    host: { MachineType: "OM" },
    refused: features("RssdAttachable", "Vgpu_NVIDIA"),
    accepted: rssdImage,
  },
  { rule: "arm", host: arm, refused: rssdImage, accepted: armImage },
  { rule: "arm", host: { MachineType: "O", UHostFamily: "o1r" }, refused: rssdImage, accepted: armImage },
  { rule: "x86", host: { MachineType: "O" }, refused: armImage, accepted: rssdImage },
  { rule: "x86", host: { MachineType: "O", UHostFamily: "o1a" }, refused: armImage, accepted: rssdImage },
  ...["N", "C"].map((MachineType) => ({
    rule: "raised-kernel",
    host: { MachineType },
    refused: raised,
    accepted: { ImageName: "CentOS 7.6 64位" },
  })),
  ...["N1", "N2", "N3", "C1", "I1", "I2", "D1"].map((UHostType) => ({
    rule: "raised-kernel",
    host: { UHostType, MachineType: "" },
    refused: raised,
    accepted: { ImageName: "CentOS 7.6 64位" },
  })),
  {
    rule: "gpu",
    host: t4,
    refused: { ...features("GPU"), SupportedGPUTypes: ["P40"] },
    accepted: { SupportedGPUTypes: ["T4"] },
  },
  { rule: "gpu", host: t4, refused: { ...features(), SupportedGPUTypes: [] }, accepted: features("GPU") },
  ...[
    { UHostType: "G1", card: "K80" },
    { UHostType: "G2", card: "P40" },
    { UHostType: "G3", card: "V100" },
  ].map(({ UHostType, card }) => ({
    rule: "gpu",
    host: { UHostType },
    refused: { SupportedGPUTypes: ["T4"] },
    accepted: { SupportedGPUTypes: [card] },
  })),
  { rule: "cloud-init", host: { UserData: "IyEvYmluL3No" }, refused: features(), accepted: features("CloudInit") },
  { rule: "cloud-init", host: { AutoDataDiskInit: "On" }, refused: features(), accepted: features("CloudInit") },
  { rule: "net-super", host: superNet, refused: features("NetEnhanced_Ultra"), accepted: features("NetEnhnced") },
  { rule: "net-super", host: superNet, refused: features(), accepted: features("NetEnhanced") },
  {
    rule: "net-super-cores",
    host: { ...superNet, CPU: "2" },
    refused: features("NetEnhnced"),
    acceptedHost: { CPU: "4" },
    accepted: features("NetEnhnced"),
    retCode: 8949,
  },
  { rule: "net-ultra", host: ultra, refused: features("NetEnhnced"), accepted: ultraImage },
  {
    rule: "net-ultra-cores",
    host: { ...ultra, CPU: "1" },
    refused: ultraImage,
    acceptedHost: { CPU: "2" },
    accepted: ultraImage,
  },
  { rule: "net-ultra-windows", host: ultra, refused: { ...ultraImage, ...windows }, accepted: ultraImage },
  { rule: "net-ultra-o2", host: o2, refused: features("RssdAttachable", "NetEnhanced_Ultra"), accepted: o2Image },
  {
    rule: "net-ultra-o2",
    host: { ...ultra, MachineType: "OM", UHostFamily: "om2i" },
    refused: features("RssdAttachable", "NetEnhanced_Ultra"),
    accepted: o2Image,
  },
  {
    rule: "net-extreme",
    host: extreme,
    refused: features("NetEnhanced_Ultra"),
    accepted: features("NetEnhanced_Extreme"),
  },
  { rule: "hotplug", host: { HotplugFeature: "true" }, refused: features(), accepted: features("HotPlug") },
  { rule: "ipv6", host: ipv6, refused: features(), accepted: features("IPv6") },
  { rule: "rssd-boot-disk", host: rssd, refused: features(), accepted: rssdImage },
  { rule: "boot-disk-size", refused: { ImageSize: 41 }, accepted: { ImageSize: 40 }, retCode: 8315 },
  {
    rule: "local-boot-disk-size",
    host: local,
    refused: { ImageSize: 39 },
    accepted: { ImageSize: 40 },
    retCode: 8316,
  },
  {
    rule: "local-boot-disk-size",
    host: { "Disks.0.Type": "LOCAL_NORMAL" },
    refused: { ImageSize: 41 },
    accepted: { ImageSize: 40 },
    retCode: 8316,
  },
  {
    rule: "linked-snapshots",
    host: local,
    refused: { DataSnapshotIds: ["snapshot-1"], ImageSize: 40 },
    accepted: { DataSnapshotIds: [], ImageSize: 40 },
  },
  ...["Intel/IvyBridge", "Intel/Haswell"].map((MinimalCpuPlatform) => ({
    rule: "minimal-cpu",
    host: { MinimalCpuPlatform },
    refused: centos73,
    accepted: { MinimalCPU: "" },
  })),
  ...["N1", "I1"].map((UHostType) => ({
    rule: "minimal-cpu",
    host: { UHostType },
    refused: centos73,
    accepted: {},
  })),
  {
    rule: "windows-cpu",
    host: { CPU: "1" },
    refused: windows,
    accepted: { OsType: "Linux" },
    retCode: 8027,
  },
];

describe("simulator: which image fits which host", () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({ images: [] });
  });

  after(() => simulator.close());

  function create(host: Record<string, string> = {}, image: Partial<Image>): Promise<Record<string, unknown>> {
    const { ImageId } = simulator.publish({ ...plain, ...image });
    return call(simulator, { ...HOST, ...host, ImageId });
  }

  for (const { rule, host, refused, accepted, acceptedHost, retCode = 230 } of rows) {
    it(`${rule}: ${JSON.stringify(host ?? {})} refuses ${JSON.stringify(refused)}`, async () => {
      const answer = await create(host, refused);
      expect(answer["RetCode"]).to.equal(retCode);
      expect(answer["Message"]).to.contain(`rule ${rule}: `);
      expect(await create({ ...host, ...acceptedHost }, accepted)).to.include({ RetCode: 0 });
    });
  }

  for (const MinimalCpuPlatform of [
    "Intel/Auto",
    "Intel/Broadwell",
    "Intel/CascadeLake",
    "Amd/Epyc2",
    "Intel/Newest",
  ]) {
    it(`minimal-cpu: ${MinimalCpuPlatform} is not older than Broadwell, as far as the pages say`, async () => {
      expect(await create({ MinimalCpuPlatform }, centos73)).to.include({ RetCode: 0 });
    });
  }

  for (const MachineType of ["O.BM", "O.EPC"]) {
    it(`${MachineType} is known, and nothing is said of its images`, async () => {
      for (const image of [raised, features("Aarch64_Type"), { ImageSize: 500 }]) {
        expect(await create({ MachineType }, image)).to.include({ RetCode: 0 });
      }
    });
  }

  for (const [host, parameter] of [
    [{ MachineType: "Q" }, "MachineType"],
    [{ MachineType: "o1r.2xlarge" }, "MachineType"],
    [{ UHostType: "N9" }, "UHostType"],
    [{ MachineType: "O", UHostFamily: "o9i" }, "UHostFamily"],
    [{ MachineType: "N", UHostFamily: "o1i" }, "UHostFamily"],
    [{ MachineType: "O", UHostFamily: "om1i" }, "UHostFamily"],
    [{ MachineType: "OM", UHostFamily: "o2i" }, "UHostFamily"],
    [{ UHostFamily: "o1i" }, "UHostFamily"],
    [{ MachineType: "O", UHostFamily: "o1i", MinimalCpuPlatform: "Ampere/Altra" }, "UHostFamily"],
    [{ MinimalCpuPlatform: "arm" }, "MinimalCpuPlatform"],
  ] as const) {
    it(`refuses a host of ${JSON.stringify(host)}`, async () => {
      const Message = `Params [${parameter}] not available`;
      expect(await create(host, rssdImage)).to.include({ RetCode: 230, Message });
    });
  }

  it("shows the family and the older type of a host", async () => {
    await create({ MachineType: "O", UHostFamily: "o1a" }, rssdImage);
    await create({ UHostType: "G2" }, { SupportedGPUTypes: ["P40"] });
    const [family, older] = simulator.hosts().slice(-2);
    expect(family).to.include({ MachineType: "O", UHostFamily: "o1a", UHostType: "" });
    expect(older).to.include({ MachineType: "G", UHostFamily: "", UHostType: "G2", GpuType: "P40" });
  });

  it("takes a custom image in its whole region, and one with linked snapshots in its zone alone", async () => {
    const elsewhere = { Zone: "cn-bj2-02", ImageType: "Custom" };
    expect(await create({}, elsewhere)).to.include({ RetCode: 0 });
    expect(await create({}, { ...elsewhere, DataSnapshotIds: ["snapshot-1"] })).to.include({ RetCode: 8970 });
    expect(await create({}, { ...elsewhere, Zone: "hk-02" })).to.include({ RetCode: 8970 });
    expect(await create({}, { Zone: "cn-bj2-02", ImageType: "Base" })).to.include({ RetCode: 8970 });
  });

  it("names a page of UCloud's beside every rule", () => {
    for (const { name, source } of fitRules) expect(source, name).to.match(/^https:\/\/docs\.ucloud\.cn\//);
  });

  it("has a row above for every rule", () => {
    expect(new Set(rows.map(({ rule }) => rule))).to.deep.equal(new Set(fitRules.map(({ name }) => name)));
  });
});
