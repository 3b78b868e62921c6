import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { UHostInstance } from "../../../examples/pinned-host/uhost-instance";
import type { Account } from "../../../simulator";
import { encodingsOf } from "../../engine/encodings";
import { stepsOf } from "../../engine/outcome";
import { FailedRun, type EngineStack } from "../../engine/stack";
import { engineStageOfEachTest } from "../../engine/stage";
import { failureOf } from "../../failure";
import { getImage, PinnedImage, Provider } from "../../../sdk/plugin";
import { pluginFolder } from "./plugin-folder";

const place = { region: "cn-bj2", zone: "cn-bj2-05" } as const;
const ubuntu = { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;

describe("Provider instances on the real engine", () => {
  const stage = engineStageOfEachTest();
  let stack: EngineStack;
  beforeEach(async () => {
    const { environment } = stage.simulator;
    stack = await stage.open({ plugins: { "ucloud-image": pluginFolder }, environment });
  });

  it("look for two accounts in one stack, and leave no key in the state", async () => {
    const [owner, , reader] = stage.simulator.accounts;
    if (reader === undefined) throw new Error("The simulator has no third account.");
    const program: PulumiFn = async () => {
      const providers = [owner, reader].map((account) => new Provider(account.name, settingsOf(account)));
      const pins = providers.map((provider, index) => new PinnedImage(`pin-${index}`, ubuntu, { provider }));
      return Object.fromEntries(pins.map(({ imageId }, index) => [`imageId-${index}`, imageId]));
    };
    await stack.up(program);
    const keys = new Set(stage.simulator.requests.map(({ parameters }) => parameters["PublicKey"]));
    expect([...keys]).to.have.members([owner.publicKey, reader.publicKey]);
    const state = await stack.export();
    expect(state).to.include("pulumi:providers:ucloud-image::reader");
    const secrets = [owner, reader].flatMap(({ publicKey, privateKey }) => [publicKey, privateKey]);
    expect(secrets.flatMap(encodingsOf).filter((encoding) => state.includes(encoding))).to.deep.equal([]);
  });

  it("refuse a setting that can't be, in preview", async () => {
    const failure = await failureOf(
      stack.preview(async () => {
        const provider = new Provider("hasty", { timeoutSeconds: -1 });
        new PinnedImage("web", ubuntu, { provider });
      }),
      FailedRun,
    );
    expect(failure.outcome.diagnostics.map(({ text }) => text).join()).to.include("timeoutSeconds must be a number");
  });

  it("wait in preview for settings and arguments that a host has yet to make", async () => {
    const program: PulumiFn = async () => {
      const host = new UHostInstance("host", { ...place, imageId: (await getImage(ubuntu)).imageId });
      const provider = new Provider("late", { zone: host.id.apply(() => place.zone) });
      const late = new PinnedImage("late", { ...ubuntu, zone: undefined }, { provider });
      const waiting = new PinnedImage("waiting", { ...ubuntu, zone: host.id.apply(() => place.zone) });
      return { late: late.imageId, waiting: waiting.imageId };
    };
    const preview = await stack.preview(program);
    expect([...stepsOf("waiting", preview), ...stepsOf("late", preview)]).to.include("create");
    await stack.up(program);
    const { late, waiting } = await stack.outputs();
    expect(late)
      .to.match(/^uimage-/)
      .and.to.equal(waiting);
  });

  const settingsOf = ({ publicKey, privateKey }: Account) => ({ publicKey, privateKey, baseUrl: stage.simulator.url });
});
