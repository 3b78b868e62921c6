import type { PinnedImageArgs, Policy } from "../../sdk";
import { answerOf } from "./observation";
import type { Pins, Stage } from "./stage";

/** One thing that happens to a stack, and what must be seen of it on every surface. */
export interface Scenario {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<unknown>;
  /** What the scenario is about: a part of what is seen, so that two blind surfaces do not agree. */
  readonly shows: RegExp;
}

const place = { region: "cn-bj2", zone: "cn-bj2-05" } as const;
const ubuntu = { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;

const pinUnder = (policy: Policy): PinnedImageArgs => ({
  ...ubuntu,
  onSuperseded: policy,
  onEndOfLife: policy,
  onUnavailable: policy,
});
const lenient: Pins = { ignore: pinUnder("ignore"), warn: pinUnder("warn"), update: pinUnder("update") };
const all: Pins = { ...lenient, error: pinUnder("error") };

/** In this order, on one stack: each begins where the one before it ended. */
export const scenarios: readonly Scenario[] = [
  {
    name: "create",
    play: async (stage) => ({ ...(await stage.up(all, ubuntu)), recorded: await stage.recorded() }),
    shows: /"create warn".*"status":"current"/,
  },
  { name: "no change", play: (stage) => stage.preview(all, ubuntu), shows: /"same warn"/ },
  {
    name: "all functions",
    play: (stage) =>
      stage.ask(async ({ getImage, getImages, getImagePerZone, checkImageFit }) => {
        const image = await getImage({ ...ubuntu, explain: true });
        return {
          image,
          images: await getImages({ region: place.region, os: "Ubuntu", fallbacks: [{ os: "Debian" }] }),
          none: await answerOf(getImages({ ...ubuntu, os: "Plan9", allowEmpty: false })),
          perZone: await getImagePerZone({
            region: place.region,
            zones: [place.zone, "cn-bj2-02"],
            os: "Ubuntu 22.04",
          }),
          fit: await checkImageFit(image, { machineType: "O", bootDisk: { type: "CLOUD_RSSD", sizeGb: 10 } }),
        };
      }),
    shows: /"explanation":.*"none":"failed: No image matches.*"cn-bj2-02":.*"fits":false/,
  },
  {
    name: "superseded",
    async play(stage) {
      stage.simulator.publish({ ImageId: "uimage-newer", Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
      return underEachPolicy(stage);
    },
    shows: /"replace update".*warning warn: .*superseded by uimage-newer.*error error: imageId: .*superseded/,
  },
  {
    name: "filter changed",
    play: (stage) =>
      stage.preview({
        ...lenient,
        ignore: { ...pinUnder("ignore"), features: ["CloudInit", "IPv6"] },
        warn: { ...pinUnder("warn"), os: "Ubuntu 24.04" },
      }),
    shows: /"replace warn".*"update ignore"/,
  },
  {
    name: "retired",
    async play(stage) {
      stage.simulator.retire(await pinnedId(stage));
      return underEachPolicy(stage);
    },
    shows: /warning warn: .*is Unavailable/,
  },
  {
    name: "gone",
    async play(stage) {
      stage.simulator.remove(await pinnedId(stage));
      return underEachPolicy(stage);
    },
    shows: /warning warn: .*is gone/,
  },
  {
    name: "refresh",
    play: async (stage) => ({ ...(await stage.refresh()), recorded: await stage.recorded() }),
    shows: /"status":"gone"/,
  },
  {
    name: "no keys",
    play: (stage) => withSettings(stage, { UCLOUD_API_BASE_URL: stage.simulator.url }),
    shows: /warning warn: Could not look.*error fresh: There is no public key.*failed: There is no public key/,
  },
  {
    name: "wrong keys",
    play: (stage) => withSettings(stage, { ...stage.simulator.environment, UCLOUD_PRIVATE_KEY: "wrong" }),
    shows: /warning warn: Could not look.*error fresh: UCloud refused DescribeImage with RetCode 171/,
  },
  {
    name: "unknown region",
    play: (stage) =>
      stage.preview({ fresh: { ...ubuntu, region: "cn-atlantis" } }, { ...ubuntu, region: "cn-atlantis" }),
    shows: /error fresh: UCloud refused.*cn-atlantis.*failed: UCloud refused/,
  },
  {
    name: "bad enum",
    play: (stage) => stage.preview({ fresh: misspelt }, misspelt),
    shows: /error fresh: features\[0\]: .*Did you mean.*failed: features\[0\]: /,
  },
  {
    name: "no match",
    play: (stage) => stage.preview({ fresh: { ...ubuntu, os: "Plan9" } }, { ...ubuntu, os: "Plan9" }),
    shows: /error fresh: No image matches.*failed: No image matches/,
  },
  {
    name: "import",
    async play(stage) {
      // An import tells an id and no region.
      stage.setEnvironment({ ...stage.simulator.environment, UCLOUD_REGION: place.region });
      await stage.adopt("known", { known: { ...place, imageId: "uimage-newer" } });
      const { known } = await stage.recorded();
      return { id: known?.id, outputs: known?.outputs };
    },
    shows: /"imageId":"uimage-newer"/,
  },
  { name: "destroy", play: (stage) => stage.destroy(), shows: /"delete known"/ },
];

/** A program that a type checker would not let pass: other languages have none. */
const misspelt = JSON.parse(JSON.stringify({ ...ubuntu, features: ["CloudInt"] })) as PinnedImageArgs;

/** Apart, since the policy `error` ends the preview before all others are through. */
async function underEachPolicy(stage: Stage): Promise<unknown> {
  return [await stage.preview(lenient), await stage.preview({ error: pinUnder("error") })];
}

/** Pins that are there hold; a new one, and a lookup, can't do without. */
async function withSettings(stage: Stage, environment: Readonly<Record<string, string>>): Promise<unknown> {
  stage.setEnvironment(environment);
  const seen = [await stage.preview(all), await stage.preview({ fresh: ubuntu }, ubuntu)];
  stage.setEnvironment(stage.simulator.environment);
  return seen;
}

async function pinnedId(stage: Stage): Promise<string> {
  const { warn } = await stage.recorded();
  if (warn === undefined) throw new Error("The stack has no pin called warn.");
  return warn.id;
}
