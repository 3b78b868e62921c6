import {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  ReadRequest,
  UpdateRequest,
  type CheckResponse,
  type CreateResponse,
  type ReadResponse,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { createPinnedImagePerZoneProvider } from "../../provider/dynamic";
import { startSimulator, type Simulator } from "../../simulator";
import { asked, bag, startPlugin, type BagValue, type PluginProcess } from "../provider/plugin/plugin-process";

type Properties = Readonly<Record<string, unknown>>;

/** The requests of an engine for one pin. Each is made as by a process of its own, which has listed nothing yet. */
interface Requests {
  check(
    olds: Properties,
    news: Properties,
  ): Promise<{ readonly inputs: Properties; readonly failures: readonly string[] }>;
  diff(
    olds: Properties,
    news: Properties,
  ): Promise<{ readonly changes: boolean; readonly replaces: readonly string[] }>;
  create(inputs: Properties): Promise<{ readonly id: string; readonly outputs: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  read(id: string, properties: Properties): Promise<Properties | undefined>;
  remove(id: string, properties: Properties): Promise<void>;
}

const zones = ["cn-bj2-02", "cn-bj2-05"];
const web = { zones, os: "Ubuntu 22.04" };
const name = "Ubuntu 22.04 64位";

describe("a pin in several zones, by each surface's own requests", () => {
  let process: PluginProcess;
  before(async () => {
    process = await startPlugin();
  });
  after(() => process.close());

  it("has the same life", async () => {
    const [byDynamicProvider, byPlugin] = [
      await lifeBy(dynamicProvider),
      await lifeBy((simulator) => plugin(process, simulator)),
    ];
    expect(byPlugin).to.deep.equal(byDynamicProvider);
    expect(JSON.stringify(byPlugin)).to.match(
      /"created":\{"id":"cn-bj2-02=\S+,cn-bj2-05=.*"held".*"widened":.*hk-02.*"replaces":\[\].*"moved".*"notice":"The pin moves from.*"replaces":\["imageIds"\].*"refused":.*names no image for.*"imported"/,
    );
  });
});

/** All that happens to a pin, from its creation to its end, and what was seen of it. */
async function lifeBy(surface: (simulator: Simulator) => Requests): Promise<Properties> {
  const simulator = await startSimulator({ now: () => new Date("2026-11-01T00:00:00Z") });
  try {
    const pin = surface(simulator);
    const made = await pin.check({}, web);
    const created = await pin.create(made.inputs);
    zones.forEach((Zone) => simulator.publish({ Zone, ImageName: name, OsName: name, ImageId: `uimage-new${Zone}` }));
    const held = await pin.check(made.inputs, web);
    const wider = { ...web, zones: [...zones, "hk-02"] };
    const widened = await pin.check(made.inputs, wider);
    const widenedDiff = await pin.diff(created.outputs, widened.inputs);
    const updated = await pin.update(created.id, created.outputs, widened.inputs);
    const moved = await pin.check(widened.inputs, { ...wider, triggers: { wave: 1 } });
    const movedDiff = await pin.diff(updated, moved.inputs);
    const refused = await pin.check(widened.inputs, { ...wider, imageIds: { "cn-bj2-02": "uimage-new" } });
    simulator.retire("uimage-newcn-bj2-02");
    const refreshed = await pin.read(created.id, (await pin.create(moved.inputs)).outputs);
    const imported = await pin.read(created.id, {});
    const missing = await pin.read("cn-bj2-02=uimage-nowhere", {});
    simulator.resetRequests();
    await pin.remove(created.id, updated);
    const requests = simulator.requests.length;
    const seen = { made, created, held, widened, widenedDiff, updated, moved, movedDiff, refused };
    return { ...seen, refreshed, imported, missing: missing === undefined, requests };
  } finally {
    await simulator.close();
  }
}

function dynamicProvider(simulator: Simulator): Requests {
  const configured = configurationOf(simulator);
  const provider = async () => {
    const opened = createPinnedImagePerZoneProvider();
    const get = (key: string) => configured[key.replace(/^ucloud-image:/, "")];
    await opened.configure({ config: { get, require: (key) => get(key) ?? "" } });
    return opened;
  };
  return {
    async check(olds, news) {
      const checked = await (await provider()).check(olds, news);
      return { inputs: checked.inputs as Properties, failures: (checked.failures ?? []).map(({ reason }) => reason) };
    },
    async diff(olds, news) {
      const { changes = false, replaces = [] } = await (await provider()).diff("", olds, news);
      return { changes, replaces };
    },
    async create(inputs) {
      const made = await (await provider()).create(inputs);
      return { id: made.id, outputs: made.outs as Properties };
    },
    update: async (id, olds, news) => (await (await provider()).update(id, olds, news)).outs as Properties,
    read: async (id, properties) => (await (await provider()).read(id, properties)).props as Properties | undefined,
    remove: async (id, properties) => (await provider()).delete(id, properties),
  };
}

function plugin({ client }: PluginProcess, simulator: Simulator): Requests {
  const urn = "urn:pulumi:test::test::ucloud-image:index:PinnedImagePerZone::web";
  const configured = async () => {
    const configuration = new ConfigureRequest().setArgs(bag(configurationOf(simulator)));
    await asked((done) => client.configure(configuration, done));
  };
  return {
    async check(olds, news) {
      await configured();
      const request = new CheckRequest().setUrn(urn).setOlds(written(olds)).setNews(written(news));
      const checked = await asked<CheckResponse>((done) => client.check(request, done));
      const failures = checked.getFailuresList().map((failure) => failure.getReason());
      return { inputs: checked.getInputs()?.toJavaScript() ?? {}, failures };
    },
    async diff(olds, news) {
      const request = new DiffRequest().setUrn(urn).setOlds(written(olds)).setNews(written(news));
      const answer = await asked<DiffResponse>((done) => client.diff(request, done));
      return {
        changes: answer.getChanges() === DiffResponse.DiffChanges.DIFF_SOME,
        replaces: answer.getReplacesList(),
      };
    },
    async create(inputs) {
      await configured();
      const request = new CreateRequest().setUrn(urn).setProperties(written(inputs));
      const made = await asked<CreateResponse>((done) => client.create(request, done));
      return { id: made.getId(), outputs: made.getProperties()?.toJavaScript() ?? {} };
    },
    async update(id, olds, news) {
      await configured();
      const request = new UpdateRequest().setId(id).setUrn(urn).setOlds(written(olds)).setNews(written(news));
      const answer = await asked<UpdateResponse>((done) => client.update(request, done));
      return answer.getProperties()?.toJavaScript() ?? {};
    },
    async read(id, properties) {
      await configured();
      const request = new ReadRequest().setId(id).setUrn(urn).setProperties(written(properties));
      const answer = await asked<ReadResponse>((done) => client.read(request, done));
      return answer.getId() === "" ? undefined : (answer.getProperties()?.toJavaScript() ?? {});
    },
    async remove(id, properties) {
      const request = new DeleteRequest().setId(id).setUrn(urn).setProperties(written(properties));
      await asked((done) => client.delete(request, done));
    },
  };
}

function written(properties: Properties) {
  return bag(properties as Record<string, BagValue>);
}

function configurationOf({ url: baseUrl, publicKey, privateKey }: Simulator): Record<string, string> {
  return { baseUrl, publicKey, privateKey };
}
