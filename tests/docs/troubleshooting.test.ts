import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { LookupContext } from "../../provider/context";
import { readLockfile } from "../../provider/lockfile/store";
import { configurationWarnings } from "../../provider/configuration-warnings";
import { getImage } from "../../provider/lookup";
import type { Arguments } from "../../provider/filter/arguments";
import { checkPin } from "../../provider/pin";
import { pinnedImagePerZone } from "../../provider/pin-per-zone";
import { statusOf } from "../../provider/plugin/grpc-status";
import { PinnedImage } from "../../sdk";
import { providerTextOf } from "../../sdk/providerText";
import { accountAt, type Configuration } from "../provider/account-at";
import { lockedAccount } from "../provider/lockfile/locked-account";
import { createClient } from "../../provider/ucloud/call/client";
import { keysOf } from "../../provider/ucloud/settings/keys";
import { resolveSettings, type Settings } from "../../provider/ucloud/settings/settings";
import { stageOfEachTest } from "../simulator/stage";
import { repository } from "./blocks";

type Query = Readonly<Record<string, unknown>>;

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const ubuntu = { ...place, os: "Ubuntu 22.04" };
const fleet = { zones: ["cn-bj2-02", "cn-bj2-05"], os: "Ubuntu 22.04" };

const keysOfEnvironment = { UCLOUD_PUBLIC_KEY: "public", UCLOUD_PRIVATE_KEY: "private" };

/** The settings where a profile of these fields is named. */
function withProfile(fields: Query, environment: Readonly<Record<string, string>> = {}): Settings {
  return resolveSettings({
    configuration: { profile: "work" },
    environment,
    homeDirectory: "/home/me",
    readFile: (path) =>
      path.endsWith("credential.json") ? JSON.stringify([{ profile: "work", ...fields }]) : undefined,
  });
}

/** Each message of docs/troubleshooting.md is what somebody sees who does this. */
describe("docs/troubleshooting.md", () => {
  const stage = stageOfEachTest();

  const provoked: Readonly<Record<string, () => Promise<string>>> = {
    "No image matches.": () => failure({ ...place, os: "Ubuntu 22.10" }),
    "… images match, and they are in several zones": () => failure({ region: "cn-bj2", os: "Ubuntu 22.04" }),
    "… images match, and some have a raised kernel": () =>
      failure({ ...place, os: "CentOS 7.6", allowEndOfLife: true }),
    "is not accepted.": () => failure({ ...ubuntu, states: ["Availible"] }),
    "No region is known.": () => failure({ os: "Ubuntu 22.04" }),
    "Lookups are frozen, and the lockfile … has no answer to this one.": () =>
      messageOf(() =>
        getImage(lockedAccount(stage.simulator, "frozen", { path: join(stage.folder, "lock.json") }), ubuntu),
      ),
    "has merge conflicts. Run: ucloud-image lock --merge": () => {
      stage.write("lock.json", "{\n<<<<<<< HEAD\n");
      return messageOf(async () => readLockfile(join(stage.folder, "lock.json")));
    },
    "There is no public key": () => failure(ubuntu, { publicKey: undefined, privateKey: undefined }),
    "signs in by OAuth": () => messageOf(async () => keysOf(withProfile({ auth_mode: "oauth" }))),
    "is one of UCloud's cloud shell": () => messageOf(async () => keysOf(withProfile({ cookie: "yes" }))),
    "so the keys are taken from": async () => withProfile({}, keysOfEnvironment).warnings.join(),
    "Keys and project come from different places": async () =>
      withProfile({ public_key: "a", private_key: "b" }, { UCLOUD_PROJECT_ID: "org-env" }).warnings.join(),
    "The temporary keys of the instance role … can't be had": () =>
      messageOf(() =>
        createClient(
          withProfile({}, { UCLOUD_INSTANCE_ROLE: "images", UCLOUD_METADATA_URL: "http://127.0.0.1:1" }),
        ).call("DescribeImage", {}),
      ),
    "UCloud refused DescribeImage with RetCode 171": () => failure(ubuntu, { privateKey: "another" }),
    "UCloud refused DescribeImage with RetCode 172": () => failure(ubuntu, { publicKey: "another" }),
    "UCloud refused DescribeImage with RetCode 292": () => failure({ ...ubuntu, projectId: "org-unknown" }),
    "UCloud refused DescribeImage with RetCode 299": () => {
      const { publicKey, privateKey } = stage.simulator.accounts.find(({ name }) => name === "nobody") ?? {};
      return failure(ubuntu, { publicKey, privateKey });
    },
    "UCloud refused DescribeImage with RetCode 230": () => failure({ ...ubuntu, zone: "cn-bj2-99" }),
    "DescribeImage got no answer from": () => {
      stage.simulator.fault({ effect: { kind: "reset" } });
      return failure(ubuntu, { maxRetries: "0" });
    },
    "can't be read: it is not JSON": () => {
      stage.simulator.fault({ effect: { kind: "body", body: "<html>Sign in" } });
      return failure(ubuntu);
    },
    "can't be listed completely": () => {
      stage.simulator.fault({ effect: { kind: "totalCount", value: 1000 }, times: "always" });
      return failure(ubuntu);
    },
    "uses http, over which others can read": () => failure(ubuntu, { baseUrl: "http://ucloud.example" }),
    "Could not look how the pinned image": async () => {
      const { inputs } = await checkPin(account(), {}, ubuntu);
      stage.simulator.fault({ effect: { kind: "reset" }, times: "always" });
      return (await checkPin(account({ maxRetries: "0" }), inputs, ubuntu)).warnings.join();
    },
    "is superseded by": () => warningAfter(() => void stage.simulator.publish({ Zone: place.zone })),
    "is gone": () => warningAfter((imageId) => stage.simulator.remove(imageId)),
    "can't be added now": async () => {
      const { inputs } = await pinnedImagePerZone.check(account(), {}, fleet);
      stage.simulator.fault({ effect: { kind: "retCode", retCode: 299 }, times: 9 });
      return refusal({ ...fleet, zones: [...fleet.zones, "hk-02"] }, inputs);
    },
    "names no image for … which is one of the zones": () =>
      refusal({ ...fleet, imageIds: { "cn-bj2-02": "uimage-a" } }),
    "names an image for … which is none of the zones": () =>
      refusal({ ...fleet, imageIds: { "cn-bj2-02": "uimage-a", "cn-bj2-05": "uimage-b", "cn-bj2-5": "uimage-c" } }),
    "have different names, and a PinnedImagePerZone has one name": () => {
      const named = fleet.zones.map((Zone) => [Zone, stage.simulator.publish({ Zone, ImageName: Zone }).ImageId]);
      return refusal({ ...fleet, imageIds: Object.fromEntries(named) as Record<string, string> });
    },
    "names no image for a zone. Write them as": () =>
      messageOf(() => pinnedImagePerZone.read(account(), "uimage-a", {})),
    "pulumi-ucloud-image can't be found from": () =>
      outputOfProcess(
        `${providerTextOf("PinnedImage")}; exports.handler().check({}, {}).then(({ failures }) => console.log(failures))`,
      ),
    "The program uses a PinnedImage, but pulumi-ucloud-image can't be found from its project": () =>
      outputOfProcess(`new (require(${built}).PinnedImage)("web", {})`, { PULUMI_NODEJS_MONITOR: "127.0.0.1:1" }),
    "The program imports pulumi-ucloud-image/plugin, but the engine finds no plugin": () =>
      outputOfProcess(`new (require(${builtPlugin}).PinnedImage)("web", {})`, {
        PULUMI_NODEJS_MONITOR: "127.0.0.1:1",
        PULUMI_HOME: stage.folder,
        // A machine may have a plugin there.
        PATH: "",
      }),
    "import: is not supported by this PinnedImage": () =>
      messageOf(async () => new PinnedImage("web", {}, { import: "uimage-known" })),
    "dependsOn: takes only resources": () =>
      outputOfProcess(`require(${built}).getImageOutput({}, { dependsOn: ["web"] })`, { UCLOUD_REGION: "cn-bj2" }),
    "is no setting of pulumi-ucloud-image": async () => configurationWarnings(["regoin"], () => true).join(),
    "is set without --secret": async () => configurationWarnings(["privateKey"], () => false).join(),
    "This is a defect of pulumi-ucloud-image": async () => statusOf(new TypeError("odd")).details,
  };

  for (const message of messagesOfPage()) {
    it(`has the message "${message}"`, async () => {
      const words = message.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      expect(await provoked[message]?.()).to.match(new RegExp(words.join(".+")));
    });
  }

  it("has every message that this test provokes", () => {
    expect(messagesOfPage()).to.have.members(Object.keys(provoked));
  });

  function account(configuration: Configuration = {}): LookupContext {
    return accountAt(stage.simulator, undefined, configuration);
  }

  async function refusal(news: Arguments, olds: Arguments = {}): Promise<string> {
    const { problems } = await pinnedImagePerZone.check(account(), olds, news);
    return problems.map(({ reason }) => reason).join();
  }

  function failure(query: Query, configuration: Configuration = {}) {
    return messageOf(() => getImage(account(configuration), query));
  }

  async function warningAfter(event: (imageId: string) => void): Promise<string> {
    const { inputs } = await checkPin(account(), {}, ubuntu);
    event(String(inputs["imageId"]));
    return (await checkPin(account(), inputs, ubuntu)).warnings.join();
  }

  /** What a process in a folder without the package prints on either stream. */
  function outputOfProcess(script: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
    const options = { cwd: stage.folder, env: { PATH: process.env["PATH"], ...environment } };
    return new Promise((resolve) => {
      execFile(process.execPath, ["-e", script], options, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
  }
});

async function messageOf(doing: () => Promise<unknown>): Promise<string> {
  try {
    await doing();
    return "nothing went wrong";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function messagesOfPage(): string[] {
  const page = readFileSync(join(repository, "docs", "troubleshooting.md"), "utf8");
  return [...page.matchAll(/^\| `([^`]*)`/gm)].map(([, message = ""]) => message);
}

/** The package as a program loads it, as a literal. */
const built = JSON.stringify(join(repository, "dist", "sdk", "index.js"));
const builtPlugin = JSON.stringify(join(repository, "dist", "sdk", "plugin", "index.js"));
