import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { checkPin, MoveMemory, readPin, warningsOf, type CheckedPin } from "../../../provider/pin";
import { stageOfEachTest } from "../../simulator/stage";
import { accountAt } from "../account-at";
import { settingsOf } from "./settings";

const ubuntu = { os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] };
const zone = "cn-bj2-05";

describe("a pin on another machine", () => {
  const stage = stageOfEachTest();
  /** A machine with this stack configuration and this environment, besides the keys. */
  const machine = (
    environment: Readonly<Record<string, string>> = {},
    configuration: Readonly<Record<string, string>> = {},
    publicKey = stage.simulator.publicKey,
  ): LookupContext => {
    const { url: baseUrl, privateKey } = stage.simulator;
    const settings = settingsOf(
      { ...configuration, baseUrl, privateKey },
      { UCLOUD_PUBLIC_KEY: publicKey, ...environment },
    );
    return { ...accountAt(stage.simulator), settings };
  };
  const home = () => machine({ UCLOUD_REGION: "cn-bj2", UCLOUD_ZONE: zone });

  const machines: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "with another zone": { UCLOUD_REGION: "cn-bj2", UCLOUD_ZONE: "cn-bj2-02" },
    "with another region": { UCLOUD_REGION: "cn-sh2", UCLOUD_ZONE: "cn-sh2-02" },
    "with another project": { UCLOUD_REGION: "cn-bj2", UCLOUD_PROJECT_ID: "org-second" },
    "without any place": {},
  };
  for (const [what, environment] of Object.entries(machines)) {
    it(`${what} stays, also under an edit that admits it`, async () => {
      const { inputs } = await checkPin(home(), {}, ubuntu);
      for (const news of [ubuntu, { ...ubuntu, scenes: ["Featured"], osType: "Linux" }, { ...ubuntu, zone }]) {
        const there = await checkPin(machine(environment), inputs, news);
        expect(there.problems).to.deep.equal([]);
        expect(there.inputs["imageId"]).to.equal(inputs["imageId"]);
        expect(there.warnings.join()).to.not.include("Could not look");
      }
    });
  }

  it("moves to where the trigger's new image is at home, wherever that is run", async () => {
    const { inputs } = await checkPin(home(), {}, ubuntu);
    const newer = stage.simulator.publish({ Zone: zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;
    for (const environment of Object.values(machines)) {
      const moved = await checkPin(machine(environment), inputs, { ...ubuntu, triggers: { wave: 1 } });
      expect(moved.inputs["imageId"]).to.equal(newer);
    }
  });

  it("moves when the stack's configuration says another zone, and not when it says the same", async () => {
    const { inputs } = await checkPin(home(), {}, ubuntu);
    const same = await checkPin(machine({}, { region: "cn-bj2", zone }), inputs, ubuntu);
    expect(same.inputs["imageId"]).to.equal(inputs["imageId"]);
    const moved = await checkPin(machine({}, { zone: "cn-bj2-02" }), inputs, ubuntu);
    expect(moved.inputs["image"]).to.include({ zone: "cn-bj2-02" });
    expect(moved.notices.join()).to.include("because zone: cn-bj2-02 excludes it");
  });

  it("leaves the recorded zone when the program names another region", async () => {
    const { inputs } = await checkPin(home(), {}, ubuntu);
    const moved = await checkPin(home(), inputs, { ...ubuntu, region: "cn-sh2", zone: "cn-sh2-02" });
    expect(moved.inputs["image"]).to.include({ region: "cn-sh2", zone: "cn-sh2-02" });
    expect(moved.inputs["pinned"]).to.include({ region: "cn-sh2", zone: "cn-sh2-02" });
  });

  const custom = { imageType: "Custom", imageName: "web-golden", zone, region: "cn-bj2" };
  const publishOwn = () =>
    stage.simulator.publish({ Zone: zone, ImageType: "Custom", ImageName: "web-golden", OsName: "Ubuntu 22.04 64位" });

  it("never takes a custom image that other keys do not show for gone, nor moves it by a policy", async () => {
    const { ImageId } = publishOwn();
    const args = { ...custom, onUnavailable: "update" };
    const olds = (await checkPin(machine(), {}, args)).inputs;
    expect(olds["pinned"])
      .to.have.nested.property("owner.account")
      .that.matches(/^[0-9a-f]{12}$/);
    // To other keys without a project the image looks as if it were removed.
    stage.simulator.remove(ImageId);
    const another = publishOwn().ImageId;
    const there = await checkPin(machine({}, {}, "the keys of a colleague"), olds, args);
    expect(there.inputs["imageId"]).to.equal(ImageId);
    expect(there.warnings.join()).to.include("is not visible with the keys of public key #");
    const before = { ...olds, status: "current", newestImageId: ImageId, drift: {} };
    const read = await readPin(machine({}, {}, "the keys of a colleague"), ImageId, before);
    expect(read.properties).to.deep.equal(before);
    expect((await checkPin(machine(), olds, args)).inputs["imageId"]).to.equal(another);
  });

  it("looks for a custom image in the project in which it was pinned", async () => {
    const { ImageId } = publishOwn();
    const { inputs } = await checkPin(machine({ UCLOUD_PROJECT_ID: "org-simulator" }), {}, custom);
    expect(inputs["pinned"]).to.deep.include({ projectId: "org-simulator" });
    const colleague = machine({ UCLOUD_PROJECT_ID: "org-second" }, {}, "another key of the same project");
    const there = await checkPin(colleague, inputs, custom);
    expect(there.inputs["imageId"]).to.equal(ImageId);
    expect(there.warnings).to.deep.equal([]);
    stage.simulator.remove(ImageId);
    const gone = await checkPin(machine({ UCLOUD_PROJECT_ID: "org-second" }, {}, "another key"), inputs, custom);
    expect(gone.warnings.join()).to.include("is gone");
  });
});

describe("a recorded pin", () => {
  const stage = stageOfEachTest();
  const account = () => accountAt(stage.simulator, () => undefined, { region: "cn-bj2" });
  const web = { ...ubuntu, zone };
  const pin = async (news: Readonly<Record<string, unknown>> = web) => (await checkPin(account(), {}, news)).inputs;

  it("answers the second check of a replacement like the first, which alone knows the old state", async () => {
    const olds = await pin();
    const news = { ...ubuntu, onSuperseded: "update" };
    const newer = stage.simulator.publish({ Zone: zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;
    const moves = new MoveMemory<CheckedPin>();
    const first = await checkPin(account(), olds, news, moves);
    expect(first.inputs["imageId"]).to.equal(newer);
    expect(await checkPin(account(), {}, news, moves)).to.deep.equal(first);
    // Without the memory the second check would choose among several zones.
    expect(await checkPin(account(), {}, news).catch(String)).to.include("several zones");
  });

  it("stays while arguments are unknown, and is open where the id or a trigger is", async () => {
    const olds = await pin();
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const held = await checkPin(account(), olds, { ...web, features: [unknown] });
    expect(held.inputs["imageId"]).to.equal(olds["imageId"]);
    expect(held.notices.join()).to.include("not known yet");
    for (const news of [
      { ...web, imageId: unknown },
      { ...web, triggers: { wave: unknown } },
    ]) {
      expect((await checkPin(account(), olds, news)).inputs["imageId"]).to.equal(unknown);
    }
    expect((await checkPin(account(), {}, { ...web, features: [unknown] })).inputs["imageId"]).to.equal(unknown);
  });

  it('keeps under `ignoreChanges: ["*"]`, which gives check the recorded inputs for arguments', async () => {
    const olds = await pin();
    for (const recorded of [olds, { ...olds, status: "current", newestImageId: olds["imageId"], drift: {} }]) {
      const { inputs, problems } = await checkPin(account(), recorded, recorded);
      expect(problems).to.deep.equal([]);
      expect(inputs).to.deep.equal(olds);
    }
  });

  it("records nothing that is observed after it was pinned", async () => {
    const olds = await pin();
    stage.simulator.publish({ Zone: zone, ImageName: "Ubuntu 22.04 64位" });
    stage.simulator.retire(String(olds["imageId"]));
    const year = 365 * 24 * 60 * 60 * 1000;
    const later = { ...account(), now: () => new Date(Date.now() + year) };
    expect((await checkPin(later, olds, web)).inputs).to.deep.equal(olds);
  });

  for (const [what, damage] of [
    ["lacks its lists", { features: undefined, sceneCategories: undefined, priceSet: null }],
    ["has a list that is a text", { features: "CloudInit" }],
    ["is nothing but a text", undefined],
  ] as const) {
    it(`whose image ${what} stays`, async () => {
      const olds = await pin();
      const image = damage === undefined ? "mangled" : { ...(olds["image"] as object), ...damage };
      const { inputs, problems } = await checkPin(account(), { ...olds, image }, web);
      expect(problems).to.deep.equal([]);
      expect(inputs["imageId"]).to.equal(olds["imageId"]);
    });
  }

  it("without an id is refused, and never looked up anew in silence", async () => {
    const { imageId, image, ...olds } = await pin();
    const { problems } = await checkPin(account(), olds, web);
    expect(problems.map(({ field }) => field)).to.deep.equal(["imageId"]);
    expect(problems[0]?.reason).to.include("is missing in the state of this pin");
    expect((await checkPin(account(), olds, { ...web, imageId })).inputs["imageId"]).to.equal(imageId);
    expect(image).to.not.equal(undefined);
  });

  it("tells how it stands by the image that its properties record", async () => {
    const olds = await pin();
    stage.simulator.retire(String(olds["imageId"]));
    expect((await warningsOf(account(), web, olds)).join()).to.include("is Unavailable");
    expect(await warningsOf(account(), web, {})).to.deep.equal([]);
  });
});
