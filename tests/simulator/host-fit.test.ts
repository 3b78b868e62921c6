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
  readonly retCode?: number;
}

const features = (...Features: string[]): Partial<Image> => ({ Features });
const ultra = { NetCapability: "Ultra" };
const extreme = { NetCapability: "Extreme" };
const arm = { MachineType: "O", MinimalCpuPlatform: "Ampere/Altra" };
const t4 = { MachineType: "G", GpuType: "T4" };
const ipv6 = { "NetworkInterface.0.IPv6.Address": "fd00::1" };
const rssd = { "Disks.0.Type": "CLOUD_RSSD" };
const rssdImage = features("RssdAttachable");
const armImage = features("RssdAttachable", "Aarch64_Type");

const rows: readonly Row[] = [
  { rule: "o-family", host: { MachineType: "O" }, refused: features(), accepted: rssdImage },
  { rule: "o-family", host: { MachineType: "OPROG" }, refused: features(), accepted: rssdImage },
  { rule: "no-vgpu", refused: features("Vgpu_AMD"), accepted: features() },
  {
    rule: "no-vgpu",
    host: { MachineType: "OM" },
    refused: features("RssdAttachable", "Vgpu_NVIDIA"),
    accepted: rssdImage,
  },
  { rule: "arm", host: arm, refused: rssdImage, accepted: armImage },
  { rule: "arm", host: { MachineType: "o1r.2xlarge" }, refused: rssdImage, accepted: armImage },
  { rule: "x86", host: { MachineType: "O" }, refused: armImage, accepted: rssdImage },
  {
    rule: "raised-kernel",
    refused: { ImageName: "高内核CentOS 7.6 64位" },
    accepted: { ImageName: "CentOS 7.6 64位" },
  },
  {
    rule: "gpu",
    host: t4,
    refused: { ...features("GPU"), SupportedGPUTypes: ["P40"] },
    accepted: { SupportedGPUTypes: ["T4"] },
  },
  { rule: "gpu", host: t4, refused: { ...features(), SupportedGPUTypes: [] }, accepted: features("GPU") },
  { rule: "cloud-init", host: { UserData: "IyEvYmluL3No" }, refused: features(), accepted: features("CloudInit") },
  { rule: "cloud-init", host: { AutoDataDiskInit: "On" }, refused: features(), accepted: features("CloudInit") },
  {
    rule: "net-super",
    host: { NetCapability: "Super" },
    refused: features("NetEnhanced"),
    accepted: features("NetEnhnced"),
  },
  { rule: "net-ultra", host: ultra, refused: features("NetEnhnced"), accepted: features("NetEnhanced_Ultra") },
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
    rule: "windows-cpu",
    host: { CPU: "1" },
    refused: { OsType: "Windows" },
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
    const { ImageId } = simulator.publish({ ImageName: "an image", Features: [], ...image });
    return call(simulator, { ...HOST, ...host, ImageId });
  }

  for (const { rule, host, refused, accepted, retCode = 230 } of rows) {
    it(`${rule}: ${JSON.stringify(host ?? {})} refuses ${JSON.stringify(refused)}`, async () => {
      const answer = await create(host, refused);
      expect(answer["RetCode"]).to.equal(retCode);
      expect(answer["Message"]).to.contain(`rule ${rule}: `);
      expect(await create(host, accepted)).to.include({ RetCode: 0 });
    });
  }

  it("has a row above for every rule", () => {
    expect(new Set(rows.map(({ rule }) => rule))).to.deep.equal(new Set(fitRules.map(({ name }) => name)));
  });
});
