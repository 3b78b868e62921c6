import { expect } from "chai";
import fc from "fast-check";
import type { Host } from "../../../provider/filter/host";
import { brokenRules } from "../../../provider/filter/host-fit";
import { isReadable } from "../../../provider/image/image";
import { readImage } from "../../../provider/image/read-image";
import { makeCatalogue, startSimulator, type Image as WireImage, type Simulator } from "../../../simulator";
import { createUHostInstance } from "../../../simulator/actions/host/create-uhost-instance";
import { FirewallStore } from "../../../simulator/firewalls/firewall-store";
import { requestedDisks } from "../../../simulator/hosts/disks";
import { brokenFitRules } from "../../../simulator/hosts/host-fit";
import { requestedShape } from "../../../simulator/hosts/host-shape";
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
  const images = differentImages(makeCatalogue());
  const records = new Map(images.map((image) => [image, recordOf(image)]));
  const fits = (image: WireImage, host: Host) => brokenRules(records.get(image) ?? recordOf(image), host).length === 0;
  const hosts = fc.sample(anyHost(), { numRuns: 400, seed: 6 });

  it(`agree on all images of the catalogue and ${hosts.length} host shapes`, () => {
    const store = new ImageStore(images, "project");
    const outcomes = { created: 0, refused: 0 };
    const disagreements: string[] = [];
    for (const host of hosts) {
      for (const image of images.filter((each) => isJudgedByBoth(each, host))) {
        const created = creates(store, image, host);
        outcomes[created ? "created" : "refused"] += 1;
        if (created !== fits(image, host)) {
          disagreements.push(`${image.ImageName} on ${JSON.stringify(host)}`);
        }
      }
    }
    expect(disagreements).to.deep.equal([]);
    expect(Math.min(outcomes.created, outcomes.refused)).to.be.greaterThan(1000);
  });

  describe("over HTTP", () => {
    let simulator: Simulator;
    before(async () => (simulator = await startSimulator({ images })));
    after(() => simulator.close());

    it("agree on each image with a host shape of its own", async () => {
      const pairs = images.flatMap((image, number) => {
        const host = hosts[number % hosts.length];
        return host === undefined || !isJudgedByBoth(image, host) ? [] : [{ image, host }];
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

/** What the simulator has from UCloud's pages and the product does not know: no pair on which they speak is compared. */
const rulesOfSimulatorAlone = new Set([
  "net-super-cores",
  "net-ultra-cores",
  "net-ultra-windows",
  "local-boot-disk-size",
]);

function isJudgedByBoth(image: WireImage, host: Host): boolean {
  const parameters = new Parameters(new Map(Object.entries(asParameters(host))));
  try {
    const shape = requestedShape(parameters, requestedDisks(parameters, random));
    return !brokenFitRules(image, shape).some(({ name }) => rulesOfSimulatorAlone.has(name));
  } catch {
    return true;
  }
}

/** All of them in one zone and available, since the place and the state are not what is tested. */
function differentImages(catalogue: readonly WireImage[]): WireImage[] {
  const byContent = catalogue.map((image) => {
    const { ImageName, OsType, Features = [], SupportedGPUTypes = [], ImageSize } = image;
    const content = JSON.stringify([ImageName, OsType, [...Features].sort(), SupportedGPUTypes, ImageSize]);
    return [content, { ...image, Zone: "cn-bj2-05", State: "Available" as const }] as const;
  });
  return [...new Map(byContent).values()];
}

function anyHost(): fc.Arbitrary<Host> {
  // Not yet OS and OMAX, which are of the O family to UCloud and to the simulator, and not to the product.
  const types = ["N", "C", "G", "O", "OM", "OMEM", "OPRO", "OPROG", "o1r", "o1r.2xlarge"];
  const often = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
  return fc
    .record({
      machineType: fc.constantFrom(...types),
      gpuType: fc.constantFrom("T4", "V100S", "A800", "T4/4", "K80", "2080Ti"),
      cpuPlatform: often("Intel/Auto", "Amd/Epyc2", "Ampere/Altra"),
      netCapability: often("Normal" as const, "Super" as const, "Ultra" as const, "Extreme" as const),
      hotplug: often(true, false),
      userData: often(true, false),
      autoDataDiskInit: often(true, false),
      ipv6: often(true, false),
      bootDisk: fc.record({
        type: fc.constantFrom("CLOUD_SSD", "CLOUD_RSSD", "LOCAL_NORMAL", "LOCAL_SSD"),
        sizeGb: fc.constantFrom(10, 20, 39, 40, 60, 200),
      }),
      cpu: fc.constantFrom(1, 2, 8),
    })
    .map((host) => JSON.parse(JSON.stringify(host)) as Host);
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

/** The product takes the family o1r for a machine type; to UCloud it is a family of the type O, and always ARM. */
function typeOf({ machineType, cpuPlatform }: Host): Record<string, string> {
  if (machineType.startsWith("o1r")) return { MachineType: "O", UHostFamily: "o1r" };
  return { MachineType: machineType, ...(cpuPlatform !== undefined && { MinimalCpuPlatform: cpuPlatform }) };
}

function recordOf(image: WireImage) {
  const record = readImage({ ...image }, Region);
  if (!isReadable(record)) {
    throw new TypeError(`unreadable ${record.field}`);
  }
  return record;
}
