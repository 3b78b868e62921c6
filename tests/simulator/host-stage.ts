import { startSimulator, type Host, type Image, type Simulator, type SimulatorOptions } from "../../simulator";
import { call, records } from "./naive-client";

/** Where the hosts of these tests are. */
export const HERE = { Region: "cn-bj2", Zone: "cn-bj2-05" };

/** A host of the plainest kind, but for its image. */
export const PLAIN: Readonly<Record<string, string>> = {
  ...HERE,
  Action: "CreateUHostInstance",
  LoginMode: "Password",
  Password: "UGFzc3dvcmQx",
  CPU: "2",
  Memory: "4096",
  MachineType: "N",
  "Disks.0.IsBoot": "True",
  "Disks.0.Type": "CLOUD_SSD",
  "Disks.0.Size": "40",
  Name: "web",
};

type Parameters = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

/** A simulator with an image, and a client that makes hosts from it. */
export interface HostStage {
  readonly simulator: Simulator;
  readonly image: Image;
  create(parameters?: Parameters): Promise<Answer>;
  /** The id of a new host. */
  created(parameters?: Parameters): Promise<string>;
  /** One action on a host. */
  act(action: string, hostId: string, parameters?: Parameters): Promise<Answer>;
  /** The host as DescribeUHostInstance shows it; undefined where it does not. */
  shown(hostId: string): Promise<Record<string, unknown> | undefined>;
  /** Asks for the host until it is in that state, and says in which ones it was before. */
  statesUntil(hostId: string, state: Host["State"]): Promise<unknown[]>;
  /** The id of a new host that runs. */
  running(parameters?: Parameters): Promise<string>;
  /** The id of a new host that was stopped. */
  stopped(parameters?: Parameters): Promise<string>;
}

/** Gives each test of the suite that calls it a stage of its own. */
export function hostStageOfEachTest(options: SimulatorOptions = {}): HostStage {
  let simulator: Simulator;
  let image: Image;
  beforeEach(async () => {
    simulator = await startSimulator({ now: () => new Date(1_800_000_000_000), ...options });
    image = simulator.publish();
  });
  afterEach(() => simulator.close());

  const stage: HostStage = {
    get simulator() {
      return simulator;
    },
    get image() {
      return image;
    },
    create: (parameters = {}) => call(simulator, { ...PLAIN, ImageId: image.ImageId, ...parameters }),
    created: async (parameters) => {
      await stage.create(parameters);
      return simulator.hosts().at(-1)?.UHostId ?? "";
    },
    act: (action, hostId, parameters = {}) =>
      call(simulator, { ...HERE, Action: action, UHostId: hostId, ...parameters }),
    shown: async (hostId) => {
      const answer = await call(simulator, { ...HERE, Action: "DescribeUHostInstance", "UHostIds.0": hostId });
      return records(answer["UHostSet"])[0];
    },
    statesUntil: async (hostId, state) => {
      const before: unknown[] = [];
      for (;;) {
        const seen = (await stage.shown(hostId))?.["State"];
        if (seen === state) return before;
        if (before.length > 10) throw new Error(`${hostId} does not become ${state}: ${before.join(", ")}`);
        before.push(seen);
      }
    },
    running: async (parameters) => {
      const id = await stage.created(parameters);
      await stage.statesUntil(id, "Running");
      return id;
    },
    stopped: async (parameters) => {
      const id = await stage.running(parameters);
      await stage.act("StopUHostInstance", id);
      await stage.statesUntil(id, "Stopped");
      return id;
    },
  };
  return stage;
}
