import { expect } from "chai";
import fc from "fast-check";
import { impossibleBootDisk, knownBootDisks } from "../../../provider/filter/boot-disks";
import { hostShape, type Host } from "../../../provider/filter/host";
import { brokenRules, fitRules, isUnjudged, rulesFor } from "../../../provider/filter/host-fit";
import { knownFamilies, knownMachineTypes, knownOlderTypes } from "../../../provider/filter/host-type";
import { isReadable } from "../../../provider/image/image";
import { features } from "../../../provider/image/vocabulary";
import { readImage } from "../../../provider/image/read-image";
import { makeCatalogue, startSimulator, type Image as WireImage, type Simulator } from "../../../simulator";
import { createUHostInstance } from "../../../simulator/actions/host/create-uhost-instance";
import { FirewallStore } from "../../../simulator/firewalls/firewall-store";
import { fitRules as simulatedRules } from "../../../simulator/hosts/host-fit";
import { HostStore } from "../../../simulator/hosts/host-store";
import { ImageStore } from "../../../simulator/images/image-store";
import { seededRandom } from "../../../simulator/random";
import { Parameters } from "../../../simulator/request/parameters";
import { call } from "../../simulator/naive-client";

const Region = "cn-bj2";

/**
 * The product's rules against the simulator's own: fit says yes exactly where a host is created. Every image of every
 * zone meets every shape; images that are equal in all that UCloud's table speaks of are one case.
 */
describe("host fit and the simulator", () => {
  const images = [...differentImages(makeCatalogue()), ...oddImages()];
  const records = new Map(images.map((image) => [image, recordOf(image)]));
  const fits = (image: WireImage, host: Host) => brokenRules(records.get(image) ?? recordOf(image), host).length === 0;
  const hosts = fc.sample(anyHost(), { numRuns: 120, seed: 6 });

  it(`agree on ${images.length * hosts.length} pairs of image and host`, () => {
    const store = new ImageStore(images, "project");
    const outcomes = { created: 0, refused: 0 };
    const disagreements: string[] = [];
    for (const host of hosts) {
      for (const image of images) {
        const created = creates(store, image, host);
        outcomes[created ? "created" : "refused"] += 1;
        if (created !== fits(image, host)) {
          disagreements.push(`${created}: ${JSON.stringify(image)} on ${JSON.stringify(host)}`);
        }
      }
    }
    expect(disagreements).to.deep.equal([]);
    expect(Math.min(outcomes.created, outcomes.refused)).to.be.greaterThan(2000);
  });

  it("meet every rule of both, and name UCloud's page beside each", () => {
    const records = images.map(recordOf);
    const met = hosts.flatMap((host) =>
      rulesFor(host).map((rule) => ({ ...rule, isBroken: records.some((image) => !rule.holds(image, host)) })),
    );
    const broken = new Set(met.filter(({ isBroken }) => isBroken).map(({ name }) => name));
    expect(fitRules.filter((name) => !broken.has(name))).to.deep.equal([]);
    for (const { name, source } of met) expect(source, name).to.match(/^https:\/\/docs\.ucloud\.cn\//);
    const pagesIn = (sources: readonly string[]) =>
      new Set(sources.flatMap((source) => source.match(/https:\/\/[^,; ]+/g) ?? []));
    expect(pagesIn(met.map(({ source }) => source))).to.deep.equal(pagesIn(simulatedRules.map(({ source }) => source)));
  });

  describe("over HTTP", () => {
    let simulator: Simulator;
    before(async () => (simulator = await startSimulator({ images })));
    after(() => simulator.close());

    it("agree on each image with a host shape of its own", async () => {
      const pairs = images.flatMap((image, number) => {
        const host = hosts[number % hosts.length];
        return host === undefined ? [] : [{ image, host }];
      });
      for (const { image, host } of pairs) {
        const answer = await call(simulator, {
          ...asParameters(host),
          Zone: image.Zone,
          ImageId: image.ImageId,
          Region,
        });
        expect(answer["RetCode"] === 0, `${image.ImageName} on ${JSON.stringify(host)}`).to.equal(fits(image, host));
      }
      expect(simulator.hosts().length).to.be.greaterThan(0).and.lessThan(pairs.length);
    });
  });
});

/** All of them in one zone and available, since the place and the state are not what is tested. */
function differentImages(catalogue: readonly WireImage[]): WireImage[] {
  const byContent = catalogue.map((image) => {
    const {
      ImageName,
      OsType,
      Features = [],
      SupportedGPUTypes = [],
      ImageSize,
      MinimalCPU,
      DataSnapshotIds = [],
    } = image;
    const content = JSON.stringify([
      ...[ImageName, OsType, [...Features].sort(), SupportedGPUTypes, ImageSize, MinimalCPU, DataSnapshotIds.length],
    ]);
    return [content, { ...image, Zone: "cn-bj2-05", State: "Available" as const }] as const;
  });
  return [...new Map(byContent).values()];
}

/** What the catalogue has none of: every feature with every other, and what is rare. */
function oddImages(): WireImage[] {
  const odd = fc.record({
    ImageName: fc.constantFrom("CentOS 7.6 64位", "高内核CentOS 7.6 64位", "Windows 2022 64位 中文版"),
    OsType: fc.constantFrom("Linux" as const, "Windows" as const),
    Features: fc.subarray(["NetEnhanced", "Aarch64_Type", ...features.filter((name) => name !== "Aarch64_Type")]),
    SupportedGPUTypes: fc.subarray(["T4", "K80", "P40", "V100"]),
    ImageSize: fc.constantFrom(20, 40, 60),
    MinimalCPU: fc.constantFrom("", "Broadwell", "Skylake"),
    DataSnapshotIds: fc.constantFrom([], [], ["snapshot-1"]),
  });
  return fc.sample(odd, { numRuns: 60, seed: 7 }).map((fields, number) => ({
    ...fields,
    ImageId: `uimage-odd${number}`,
    ImageType: "Base",
    Zone: "cn-bj2-05",
    State: "Available",
  }));
}

/** Every machine type, older type and family, alone and with the family or the older type that belongs to it. */
function anyHost(): fc.Arbitrary<Host> {
  const types: Pick<Host, "machineType" | "uhostType" | "family">[] = [
    ...[...knownMachineTypes, ...knownFamilies, "o1r.2xlarge"].map((machineType) => ({ machineType })),
    ...knownOlderTypes.flatMap((uhostType) => [{ uhostType }, { machineType: uhostType }]),
    ...["o1i", "o1a", "o1r", "o2i"].map((family) => ({ machineType: "O", family })),
    ...["om1i", "om2i"].map((family) => ({ machineType: "OM", family })),
  ];
  const often = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
  const sometimes = <T>(value: T) => fc.constantFrom(undefined, undefined, undefined, undefined, value);
  return (
    fc
      .record({
        type: fc.constantFrom(...types),
        gpuType: fc.constantFrom("T4", "V100S", "A800", "T4/4", "K80", "2080Ti"),
        cpuPlatform: often("Intel/Auto", "Intel/Haswell", "Intel/Skylake", "Amd/Epyc2", "Ampere/Altra"),
        netCapability: often("Normal" as const, "Super" as const, "Ultra" as const, "Extreme" as const),
        hotplug: sometimes(true),
        userData: sometimes(true),
        autoDataDiskInit: sometimes(true),
        ipv6: sometimes(true),
        bootDisk: fc.record({
          type: fc.constantFrom(...knownBootDisks, "CLOUD_NORMAL", "CLOUD_ESSD"),
          sizeGb: fc.constantFrom(10, 20, 39, 40, 60, 200, 501),
        }),
        cpu: fc.constantFrom(1, 2, 4, 8),
      })
      .map(({ type, gpuType, ...others }) => {
        const hasOwnGpu = /^G\d$/.test(type.uhostType ?? type.machineType ?? "");
        return JSON.parse(JSON.stringify({ ...type, ...others, ...(!hasOwnGpu && { gpuType }) })) as Host;
      })
      .filter((host) => hostShape.safeParse(host).success)
      // Which disks such a host boots from nobody publishes either: the simulator takes what others boot from.
      .filter((host) => !isUnjudged(host) || impossibleBootDisk(host.bootDisk) === undefined)
  );
}

function creates(store: ImageStore, { ImageId }: WireImage, host: Host): boolean {
  const hosts = new HostStore(() => new Date(0), "seen");
  const values = { ...asParameters(host), Region, Zone: "cn-bj2-05", ImageId };
  try {
    createUHostInstance({
      parameters: new Parameters(new Map(Object.entries(values))),
      place: { region: Region, project: "project" },
      images: store,
      hosts,
      firewalls: new FirewallStore(),
      pageLimit: 100,
      offsetShift: 0,
      arranged: (listed) => listed,
      random,
      now: () => new Date(0),
    });
  } catch {
    return false;
  }
  return hosts.all().length === 1;
}

const random = seededRandom("crossing");

/** A host as a person would write it for CreateUHostInstance. */
function asParameters(host: Host): Record<string, string> {
  return {
    Action: "CreateUHostInstance",
    LoginMode: "KeyPair",
    ...typeOf(host),
    CPU: String(host.cpu),
    "Disks.0.IsBoot": "True",
    "Disks.0.Type": host.bootDisk?.type ?? "",
    "Disks.0.Size": String(host.bootDisk?.sizeGb),
    ...(host.gpuType !== undefined && { GpuType: host.gpuType }),
    ...(host.netCapability !== undefined && { NetCapability: host.netCapability }),
    ...(host.hotplug !== undefined && { HotplugFeature: String(host.hotplug) }),
    ...(host.userData === true && { UserData: "IyEvYmluL3No" }),
    ...(host.autoDataDiskInit !== undefined && { AutoDataDiskInit: host.autoDataDiskInit ? "On" : "Off" }),
    ...(host.ipv6 === true && { "NetworkInterface.0.IPv6.Address": "fd00::1" }),
  };
}

/** In the product's terms a family or an older type may stand for the machine type; CreateUHostInstance has a name for each. */
function typeOf({ machineType = "", uhostType, family, cpuPlatform }: Host): Record<string, string> {
  const named = machineType.replace(/\.2xlarge$/, "");
  const ownFamily = knownFamilies.includes(named) ? named : family;
  const older = knownOlderTypes.includes(named) ? named : uhostType;
  return {
    ...(ownFamily !== undefined && { MachineType: ownFamily.startsWith("om") ? "OM" : "O", UHostFamily: ownFamily }),
    ...(ownFamily === undefined && older === undefined && { MachineType: named }),
    ...(older !== undefined && { UHostType: older }),
    ...(cpuPlatform !== undefined && { MinimalCpuPlatform: cpuPlatform }),
  };
}

function recordOf(image: WireImage) {
  const record = readImage({ ...image }, Region);
  if (!isReadable(record)) {
    throw new TypeError(`unreadable ${record.field}`);
  }
  return record;
}
