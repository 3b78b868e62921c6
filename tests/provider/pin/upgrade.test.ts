import { expect } from "chai";
import { checkPin, diffPin } from "../../../provider/pin";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../../simulator";
import { accountAt } from "../account-at";
import dynamicRefreshed from "./states-0.1/dynamic-refreshed.json";
import dynamicState from "./states-0.1/dynamic.json";
import images from "./states-0.1/images.json";
import pluginRefreshed from "./states-0.1/plugin-refreshed.json";
import pluginState from "./states-0.1/plugin.json";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const fallback = { ...place, imageType: "Custom", imageName: "golden-*", fallbacks: [{ os: "Debian 12" }] };

/** The arguments of the programs that wrote the states. */
const programs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  web: { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] },
  fallback: { ...fallback, triggers: { wave: "1" } },
  adopted: {
    ...place,
    os: "CentOS 7.6",
    allowEndOfLife: true,
    imageId: "uimage-bgj01u0okrpf",
    onUnavailable: "ignore",
  },
  imported: { ...place, imageId: "uimage-nscy2ip2x90g" },
};

const states = {
  dynamic: dynamicState,
  "dynamic, refreshed": dynamicRefreshed,
  plugin: pluginState,
  "plugin, refreshed": pluginRefreshed,
};

const days: Readonly<Record<string, (simulator: Simulator) => void>> = {
  "on the same day": () => undefined,
  "after a newer image appeared": (simulator) => simulator.publish({ ...place05, ImageName: "Ubuntu 22.04 64位" }),
  "after an image was retired": (simulator) => simulator.retire("uimage-ngu1ie0tcptk"),
  "after an image went": (simulator) => simulator.remove("uimage-z1de12b3e1oa"),
  "after the image of the imported pin went": (simulator) => simulator.remove("uimage-nscy2ip2x90g"),
};
const place05 = { Zone: "cn-bj2-05" };

describe("a state that version 0.1 wrote", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ images: structuredClone(images) as NonNullable<SimulatorOptions["images"]> });
  });
  afterEach(() => simulator.close());

  for (const [name, state] of Object.entries(states)) {
    for (const [day, happen] of Object.entries(days)) {
      it(`(${name}) shows no change ${day}`, async () => {
        happen(simulator);
        for (const { pin, id, inputs, outputs } of pinsIn(state)) {
          const { inputs: checked, problems } = await checkPin(accountAt(simulator), inputs, programs[pin] ?? {});
          expect(problems, pin).to.deep.equal([]);
          expect(checked["imageId"], pin).to.equal(id);
          expect(diffPin(outputs, checked).changed, pin).to.deep.equal([]);
          expect(Object.values(checked), pin).to.not.include(undefined);
        }
      });
    }
  }

  it("remembers the image of an imported pin, so that its filter may take the place of the id", async () => {
    const [imported] = pinsIn(pluginState).filter(({ pin }) => pin === "imported");
    const known = images.find(({ ImageId }) => ImageId === imported?.id);
    const news = { ...place, os: known?.OsName.replace(" 64位", "") };
    const { inputs } = await checkPin(accountAt(simulator), imported?.inputs ?? {}, news);
    expect(inputs["imageId"]).to.equal(imported?.id);
    expect(inputs["image"]).to.include({ imageName: known?.ImageName });
  });

  it("holds a custom image that these keys do not show, since nobody knows whose it is", async () => {
    const custom = images.find(({ ImageType, Zone }) => ImageType === "Custom" && Zone === "cn-bj2-05");
    const image = { imageId: custom?.ImageId, imageName: custom?.ImageName, imageType: "Custom", ...place };
    const news = { ...place, imageType: "Custom", onUnavailable: "update", imageName: custom?.ImageName };
    const stranger = accountAt(simulator, () => undefined, { projectId: "org-second" });
    const { inputs, warnings } = await checkPin(stranger, { ...news, imageId: custom?.ImageId, image }, news);
    expect(inputs["imageId"]).to.equal(custom?.ImageId);
    expect(warnings.join()).to.include("is not visible with the keys of project org-second");
  });
});

interface Pin {
  readonly pin: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

function pinsIn({ deployment }: { deployment: { resources: readonly object[] } }): Pin[] {
  return deployment.resources.flatMap((resource) => {
    const { urn, id, type, inputs, outputs } = resource as Pin & { urn: string; type: string };
    const pin = urn.slice(urn.lastIndexOf("::") + 2);
    return type.endsWith("PinnedImage") ? [{ pin, id, inputs: own(inputs), outputs: own(outputs) }] : [];
  });
}

/** Without the text by which a dynamic provider finds its code. */
function own({ __provider, ...properties }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return properties;
}
