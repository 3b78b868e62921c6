import { defaultAccounts } from "./access/account";
import { makeCatalogue } from "./catalogue";
import { aged } from "./catalogue/aged";
import { control } from "./control";
import { answerRequest, type World } from "./answer-request";
import { FaultPlan } from "./faults/fault-plan";
import { FirewallStore } from "./firewalls/firewall-store";
import { HostStore } from "./hosts/host-store";
import { ImageStore } from "./images/image-store";
import { newImage } from "./images/new-image";
import { seededRandom } from "./random";
import { Recorder } from "./request/recorder";
import { listen } from "./server";
import type { Simulator, SimulatorOptions } from "./simulator";

/** Starts an embedded UCloud API on loopback. Close it with `close()`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, seed = 1, accounts = defaultAccounts, now = () => new Date() } = options;
  const random = seededRandom(`${seed} simulator`);
  const [owner] = accounts;
  const [project] = owner.projects;
  const images = new ImageStore(options.images ?? aged(makeCatalogue(seed), now()), project);
  const hosts = new HostStore(now, options.passingStates ?? "seen");
  const firewalls = new FirewallStore();
  const recorder = new Recorder(options.recordLimit ?? 100_000);
  const faults = new FaultPlan(seededRandom(`${seed} faults`));
  const world: World = { images, hosts, firewalls, random, now, accounts, recorder, faults, settings: () => simulator };
  const listener = await listen(port, (request, body, response) =>
    request.url?.startsWith("/control/")
      ? control(simulator, request, body, response)
      : answerRequest(world, request, body, response),
  );
  const { url } = listener;

  const simulator: Simulator = {
    url,
    publicKey: owner.publicKey,
    privateKey: owner.privateKey,
    accounts,
    environment: {
      UCLOUD_API_BASE_URL: url,
      UCLOUD_PUBLIC_KEY: owner.publicKey,
      UCLOUD_PRIVATE_KEY: owner.privateKey,
      UCLOUD_PROJECT_ID: project,
    },
    pageLimit: options.pageLimit ?? 100,
    latencyMs: options.latencyMs ?? 0,
    get requests() {
      return recorder.requests;
    },
    nextRequest: (action) => recorder.next(action),
    requestCount: (action) => recorder.count(action),
    resetRequests: () => recorder.reset(),
    publish(given = {}) {
      const image = newImage(images, given, random, now());
      images.add(image, project);
      return image;
    },
    retire: (imageId) => images.setState(imageId, "Unavailable"),
    restore: (imageId) => images.setState(imageId, "Available"),
    remove: (imageId) => images.remove(imageId),
    images: () => images.all(),
    hosts: () => hosts.all(),
    fault: (fault) => faults.add(fault),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    connections: () => listener.connections(),
    close: () => listener.close(),
  };
  return simulator;
}
