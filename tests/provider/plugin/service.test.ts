import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configurationWarnings, instanceWarnings } from "../../../provider/configuration-warnings";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type {
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  GetSchemaResponse,
  InvokeResponse,
  ReadResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DiffRequest,
  DiffResponse,
  GetSchemaRequest,
  InvokeRequest,
  PropertyDiff,
  ReadRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { version } from "../../../package.json";
import { unknownValue } from "../../../provider/unknown-values";
import { startSimulator, type Simulator } from "../../../simulator";
import { failureOf } from "../../failure";
import { asked, bag, secret, startPlugin, type PluginProcess } from "./plugin-process";

const ubuntu = {
  region: "cn-bj2",
  zone: "cn-bj2-05",
  os: "Ubuntu 22.04",
  features: ["CloudInit"],
  scenes: ["Featured"],
};
const urn = "urn:pulumi:test::test::ucloud-image:index:PinnedImage::web";
const type = "ucloud-image:index:PinnedImage";

describe("The plugin's requests", () => {
  let simulator: Simulator;
  let plugin: PluginProcess;

  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(async () => {
    plugin = await startPlugin(simulator.environment);
  });
  afterEach(() => plugin.close());
  after(() => simulator.close());

  const invoke = (token: string, args: Parameters<typeof bag>[0]) =>
    asked<InvokeResponse>((done) => plugin.client.invoke(new InvokeRequest().setTok(token).setArgs(bag(args)), done));
  const check = (news: Parameters<typeof bag>[0], olds: Parameters<typeof bag>[0] = {}) =>
    asked<CheckResponse>((done) =>
      plugin.client.check(new CheckRequest().setUrn(urn).setType(type).setOlds(bag(olds)).setNews(bag(news)), done),
    );
  const checkConfig = (news: Parameters<typeof bag>[0]) =>
    asked<CheckResponse>((done) => plugin.client.checkConfig(new CheckRequest().setNews(bag(news)), done));

  it("tells the version of the package", async () => {
    const info = await asked<PluginInfo>((done) => plugin.client.getPluginInfo(new Empty(), done));
    expect(info.getVersion()).to.equal(version);
  });

  it("refuses a schema in a format that it does not know", async () => {
    const error = await failureOf(
      asked<GetSchemaResponse>((done) => plugin.client.getSchema(new GetSchemaRequest().setVersion(1), done)),
      Error,
    );
    expect(error.message).to.include("version 1");
  });

  it("finds an image", async () => {
    const answer = await invoke("ucloud-image:index:getImage", ubuntu);
    expect(answer.getReturn()?.toJavaScript()).to.include({ zone: "cn-bj2-05", osName: "Ubuntu 22.04 64位" });
  });

  it("finds an image for each of several zones", async () => {
    const zones = ["cn-bj2-02", "cn-bj2-05"];
    const answer = await invoke("ucloud-image:index:getImagePerZone", { zones, os: "Ubuntu 22.04" });
    const found = answer.getReturn()?.toJavaScript();
    expect(found).to.include({ imageName: "Ubuntu 22.04 64位" });
    expect(found?.["imageIds"]).to.have.all.keys(zones);
  });

  it("tries fallbacks, keeps to a host, and explains", async () => {
    const args = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 26.04", host: { machineType: "O" } };
    const fallbacks = [{ os: "CentOS 7.6", allowEndOfLife: true }];
    const answer = await invoke("ucloud-image:index:getImage", { ...args, fallbacks, explain: true });
    const found = answer.getReturn()?.toJavaScript();
    expect(found).to.include({ imageName: "高内核CentOS 7.6 64位", matchedFallback: 0 });
    expect(found?.["explanation"]).to.have.property("text").that.includes("fallback 0  matches.");
  });

  it("says which rules an image breaks on a host", async () => {
    const image = { imageName: "高内核CentOS 7.6 64位", features: [], supportedGpuTypes: [] };
    const answer = await invoke("ucloud-image:index:checkImageFit", { image, host: { machineType: "N" } });
    expect(answer.getReturn()?.toJavaScript()).to.deep.equal({
      fits: false,
      brokenRules: [{ rule: "raisedKernel", reason: "only the O family boots a raised kernel (高内核)" }],
    });
  });

  it("tells a wrong argument of a function as a failure with its path", async () => {
    const answer = await invoke("ucloud-image:index:getImages", { ...ubuntu, features: ["CloudInit", "CloudInt"] });
    const [failure] = answer.getFailuresList();
    expect(failure?.getProperty()).to.equal("features[1]");
    expect(failure?.getReason()).to.include('Did you mean "CloudInit"?');
  });

  it("tells what can't be found as a status with the whole explanation", async () => {
    const error = await failureOf(invoke("ucloud-image:index:getImage", { ...ubuntu, os: "Plan9" }), Error);
    expect(error.message).to.include("No image matches.").and.include("os: Plan9");
  });

  it("names its functions when another one is asked for", async () => {
    const error = await failureOf(invoke("ucloud-image:index:getImagez", {}), Error);
    expect(error.message).to.include("getImagez").and.include("ucloud-image:index:getImages");
  });

  it("keeps the result of secret arguments secret", async () => {
    const answer = await invoke("ucloud-image:index:getImage", { ...ubuntu, os: secret("Ubuntu 22.04") });
    expect(answer.getReturn()?.toJavaScript()["imageId"]).to.deep.include({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    });
  });

  it("writes no secret argument to a lockfile, of a function or of a pin", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ucloud-image-secret-"));
    const lockfile = join(folder, "ucloud-images.lock.json");
    const locking = await startPlugin({
      ...simulator.environment,
      UCLOUD_IMAGE_LOCK: "prefer",
      UCLOUD_IMAGE_LOCK_FILE: lockfile,
    });
    try {
      const args = bag({ ...ubuntu, os: secret("Ubuntu 22.04") });
      const request = new InvokeRequest().setTok("ucloud-image:index:getImage").setArgs(args);
      await asked<InvokeResponse>((done) => locking.client.invoke(request, done));
      const pin = new CheckRequest().setUrn(urn).setType(type).setNews(args);
      await asked<CheckResponse>((done) => locking.client.check(pin, done));
      expect(existsSync(lockfile)).to.equal(false);
    } finally {
      await locking.close();
      rmSync(folder, { recursive: true });
    }
  });

  it("keeps the secret arguments of a pin secret, and looks at what is in them", async () => {
    const news = { ...ubuntu, os: secret("Ubuntu 22.04"), triggers: { rollout: secret("first") } };
    const inputs = (await check(news)).getInputs()?.toJavaScript();
    expect(inputs?.["os"]).to.deep.equal(secret("Ubuntu 22.04"));
    expect(inputs?.["triggers"]).to.deep.equal(secret({ rollout: "first" }));
    expect(inputs?.["imageId"]).to.match(/^uimage-/);
    expect(inputs?.["image"]).to.have.property("4dabf18193072939515e22adb298388d");
  });

  it("shows no secret argument in an error, a failure or a warning", async () => {
    const args = { ...ubuntu, imageName: secret("hush-golden") };
    const missing = await failureOf(invoke("ucloud-image:index:getImage", args), Error);
    expect(missing.message).to.include("No image matches.").and.include("imageName: [secret]");
    expect(missing.message).not.to.include("hush");
    const pinned = await failureOf(check(args), Error);
    expect(pinned.message).to.include("No image matches.").and.not.include("hush");
    const [failure] = (await check({ ...ubuntu, imageType: secret("hush-type") })).getFailuresList();
    expect(failure?.getReason()).to.include("is not accepted").and.not.include("hush");
  });

  it("leaves what an unknown argument chooses unknown", async () => {
    const inputs = (await check({ ...ubuntu, zone: unknownValue })).getInputs()?.toJavaScript();
    expect(inputs).to.include({ zone: unknownValue, imageId: unknownValue, image: unknownValue });
    const request = new CreateRequest()
      .setUrn(urn)
      .setProperties(bag({ imageId: unknownValue }))
      .setPreview(true);
    const created = await asked<CreateResponse>((done) => plugin.client.create(request, done));
    expect(created.getId()).to.equal("");
  });

  it("marks the places that differ, and replaces the pin for another image alone", async () => {
    const olds = { ...ubuntu, imageId: "uimage-a", unique: true, triggers: { "a.b": 1 }, status: "current" };
    const news = {
      ...ubuntu,
      imageId: "uimage-b",
      features: ["CloudInit", "IPv6"],
      triggers: { "a.b": 2 },
      status: "gone",
    };
    const request = new DiffRequest().setId("uimage-a").setUrn(urn).setOlds(bag(olds)).setNews(bag(news));
    const answer = await asked<DiffResponse>((done) => plugin.client.diff(request, done));
    const kinds: Record<string, string | undefined> = {};
    answer.getDetaileddiffMap().forEach((diff, path) => (kinds[path] = kindOf(diff)));
    expect(kinds).to.deep.equal({
      imageId: "UPDATE_REPLACE",
      "features[1]": "ADD",
      unique: "DELETE",
      'triggers["a.b"]': "UPDATE",
    });
    expect(answer.getReplacesList()).to.deep.equal(["imageId"]);
  });

  it("sees no change in how a pin stands", async () => {
    const olds = { ...ubuntu, imageId: "uimage-a", status: "current", newestImageId: "uimage-a" };
    const news = { ...olds, status: "superseded", newestImageId: "uimage-b" };
    const request = new DiffRequest().setId("uimage-a").setUrn(urn).setOlds(bag(olds)).setNews(bag(news));
    const answer = await asked<DiffResponse>((done) => plugin.client.diff(request, done));
    expect(answer.getChanges()).to.equal(DiffResponse.DiffChanges.DIFF_NONE);
  });

  it("imports an image by its id, and says that one that is not there is not", async () => {
    await asked<ConfigureResponse>((done) =>
      plugin.client.configure(new ConfigureRequest().setArgs(bag({ region: "cn-bj2" })), done),
    );
    const [known] = simulator.images().filter(({ Zone, ImageType }) => Zone === "cn-bj2-05" && ImageType === "Base");
    const found = await readImage(known?.ImageId ?? "");
    const { image, ...inputs } = found.getInputs()?.toJavaScript() ?? {};
    expect(inputs).to.deep.equal({
      region: "cn-bj2",
      zone: "cn-bj2-05",
      imageId: known?.ImageId,
      pinned: { region: "cn-bj2", zone: "cn-bj2-05", query: 0 },
    });
    expect(image).to.include({ imageId: known?.ImageId, imageName: known?.ImageName });
    expect(found.getProperties()?.toJavaScript()).to.include({ status: "current", newestImageId: known?.ImageId });
    expect((await readImage("uimage-nowhere")).getId()).to.equal("");
  });

  const readImage = (id: string) =>
    asked<ReadResponse>((done) =>
      plugin.client.read(new ReadRequest().setId(id).setUrn(urn).setProperties(bag({})), done),
    );

  it("keeps keys secret that a program gives in plain text", async () => {
    const inputs = (await checkConfig({ publicKey: "public", privateKey: "private", region: "cn-bj2" })).getInputs();
    expect(inputs?.toJavaScript()).to.deep.equal({
      publicKey: secret("public"),
      privateKey: secret("private"),
      region: "cn-bj2",
    });
  });

  it("refuses a setting that can't be, by its name, and waits for one that is not known yet", async () => {
    const [failure] = (await checkConfig({ timeoutSeconds: "soon" })).getFailuresList();
    expect(failure?.getProperty()).to.equal("timeoutSeconds");
    expect(failure?.getReason()).to.include("soon");
    expect((await checkConfig({ timeoutSeconds: unknownValue })).getFailuresList()).to.deep.equal([]);
  });

  it("names settings with a typo and keys in plain text, and refuses neither", async () => {
    const configuration = {
      regoin: "cn-bj2",
      privateKey: "in plain text",
      securityToken: secret("hidden"),
      version: "1.0.0",
    };
    const answer = await checkConfig(configuration);
    expect(answer.getFailuresList()).to.deep.equal([]);
    const texts = configurationWarnings(Object.keys(configuration), (key) => key === "securityToken");
    expect(texts).to.have.lengthOf(2);
    expect(texts[0]).to.include('"ucloud-image:regoin"').and.include('Did you mean "ucloud-image:region"?');
    expect(texts[1]).to.include('"ucloud-image:privateKey"').and.include("--secret");
    const ofInstance = instanceWarnings(Object.keys(configuration));
    expect(ofInstance).to.have.lengthOf(1);
    expect(ofInstance[0]).to.include('"regoin"').and.include('Did you mean "region"?');
  });

  it("takes another account for the same provider", async () => {
    const request = new DiffRequest().setOldInputs(bag({ publicKey: "a" })).setNews(bag({ publicKey: "b" }));
    const answer = await asked<DiffResponse>((done) => plugin.client.diffConfig(request, done));
    expect(answer.getChanges()).to.equal(DiffResponse.DiffChanges.DIFF_SOME);
    expect(answer.getReplacesList()).to.deep.equal([]);
  });

  it("stops a lookup that is on its way when the engine cancels", async () => {
    simulator.fault({ effect: { kind: "hang" } });
    const seen = simulator.nextRequest("DescribeImage");
    const lookup = failureOf(invoke("ucloud-image:index:getImage", ubuntu), Error);
    await seen;
    await asked<Empty>((done) => plugin.client.cancel(new Empty(), done));
    expect((await lookup).message).to.include("cancelled");
  });
});

function kindOf(diff: PropertyDiff): string | undefined {
  return Object.entries(PropertyDiff.Kind).find(([, value]) => value === diff.getKind())?.[0];
}
