import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import type { LookupContext } from "../../provider/context";
import { openLock } from "../../provider/lockfile/lock";
import { getImage, getImagePerZone, getImages } from "../../provider/lookup";
import { checkPin } from "../../provider/pin";
import { failureOf } from "../failure";
import { accountAt, type Configuration } from "../provider/account-at";
import { stageOfEachTest } from "../simulator/stage";
import { executable } from "./executable";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const web = { ...place, os: "Ubuntu 22.04" };

/** A lookup that the frozen lockfile has no answer to, and what the stack's configuration says. */
interface Asked {
  readonly ask: (account: LookupContext, imageId: string) => Promise<unknown>;
  readonly configuration?: Configuration;
  /** Variables of the machine, the program's and the shell's. */
  readonly environment?: Readonly<Record<string, string>>;
}

const image =
  (args: object) =>
  (account: LookupContext): Promise<unknown> =>
    getImage(account, { ...args });
const images =
  (args: object) =>
  (account: LookupContext): Promise<unknown> =>
    getImages(account, { ...args });

const lookups: Readonly<Record<string, Asked>> = {
  getImage: { ask: image(web) },
  "getImage with lists, flags and numbers": {
    ask: image({
      ...web,
      features: ["IPv6", "CloudInit"],
      withoutFeatures: ["Aarch64_Type"],
      scenes: ["Featured"],
      states: ["Available", "Making"],
      allowEndOfLife: true,
      minAgeDays: 0,
      maxSizeGb: 39.5,
      orderBy: "osVersion",
      createdBefore: "2099-01-31T08:00:00+08:00",
    }),
  },
  "getImage with quotes, spaces, dollars and what a shell would expand": {
    ask: images({ ...web, nameRegex: `it's "$HOME" \`id\` \\d+ ; echo | * ? ! # ~ & (x) <y>`, imageName: "-a b *" }),
  },
  "getImage with a line break and a leading dash": { ask: images({ ...web, nameRegex: "-a\nb", osName: "--all" }) },
  "getImage with values of a list that hold commas, dashes, spaces and quotes": {
    ask: images({
      ...place,
      imageType: "Business",
      vendors: ["Foo, Inc. 'the' \"one\"", "-dash,ed", "back\\, slash", "美国"],
      funcTypes: ["gpu", "app"],
    }),
  },
  "getImage for a host": {
    ask: image({
      ...web,
      host: {
        machineType: "O",
        cpuPlatform: "Intel/Auto",
        netCapability: "Super",
        hotplug: true,
        userData: true,
        ipv6: true,
        bootDisk: { type: "CLOUD_RSSD", sizeGb: 100 },
        cpu: 4,
      },
    }),
  },
  "getImage with fallbacks": {
    ask: image({
      ...web,
      os: "Ubuntu 4.10",
      fallbacks: [{ imageName: 'it\'s "none", or -so' }, { os: "ubuntu 22.4", features: ["CloudInit"] }],
    }),
  },
  "getImage of known ids": { ask: (account, imageId) => getImage(account, { ...place, imageIds: [imageId] }) },
  getImages: { ask: images({ ...place, os: "Debian" }) },
  "getImages that finds nothing": { ask: images({ ...place, os: "Ubuntu 4.10" }) },
  "getImages in a whole region": { ask: images({ region: "cn-bj2", os: "Ubuntu 22.04" }) },
  getImagePerZone: {
    ask: (account) => getImagePerZone(account, { os: "Ubuntu 22.04", zones: ["cn-bj2-05", "cn-bj2-02", "cn-sh2-02"] }),
  },
  "getImagePerZone where the machine has a zone of its own": {
    ask: (account) => getImagePerZone(account, { os: "Ubuntu 22.04", zones: ["cn-bj2-05", "cn-bj2-02"] }),
    environment: { UCLOUD_REGION: "cn-sh2", UCLOUD_ZONE: "cn-sh2-02" },
  },
  "a new PinnedImage": { ask: (account) => checked(account, web) },
  "a PinnedImage of a known id": { ask: (account, imageId) => checked(account, { ...place, imageId }) },
  "custom images of the project that the stack configures": {
    ask: images({ imageType: "Custom" }),
    configuration: { region: "cn-bj2", zone: "cn-bj2-05", projectId: "org-second" },
  },
  "custom images of a project that the program names": {
    ask: images({ ...place, imageType: "Custom", projectId: "org-second" }),
    environment: { UCLOUD_PROJECT_ID: "org-simulator" },
  },
  "custom images of a key without a project": { ask: images({ ...place, imageType: "Custom" }) },
  "UCloud's images, for which the stack configures region and project": {
    ask: image({ os: "Ubuntu 22.04" }),
    configuration: { region: "cn-bj2", zone: "cn-bj2-05", projectId: "org-simulator" },
  },
};

async function checked(account: LookupContext, args: Readonly<Record<string, unknown>>): Promise<void> {
  const { problems } = await checkPin(account, {}, args);
  expect(problems).to.deep.equal([]);
}

describe("the command that a frozen lookup without an answer prints", () => {
  const stage = stageOfEachTest();

  for (const [name, { ask, configuration = {}, environment = {} }] of Object.entries(lookups)) {
    it(`adds the answer, run as printed in a shell: ${name}`, async () => {
      // People's folders have such names too.
      const folder = join(stage.folder, "it's a team's folder");
      mkdirSync(folder);
      const path = join(folder, "ucloud-images.lock.json");
      const { ImageId } = stage.simulator.publish();
      const frozen = (): LookupContext => inEnvironment(environment, () => frozenAccount(path, configuration));
      const error = await failureOf(ask(frozen(), ImageId), Error);
      expect(error.name).to.equal("FrozenError");
      await runInShell(commandIn(error.message), environment);
      stage.simulator.resetRequests();
      await ask(frozen(), ImageId);
      expect(stage.simulator.requests).to.have.length(0);
    });
  }

  it("adds what a recorded pin is compared with, run as its row shows it", async () => {
    const path = join(stage.folder, "ucloud-images.lock.json");
    const { inputs } = await checkPin(accountAt(stage.simulator), {}, web);
    stage.simulator.publish();
    const held = await checkPin(frozenAccount(path, {}), inputs, web);
    expect(held.inputs).to.include({ imageId: inputs["imageId"] });
    expect(held.warnings).to.have.length(1);
    await runInShell(commandIn(held.warnings.join()), {});
    const again = await checkPin(frozenAccount(path, {}), inputs, web);
    expect(again.inputs).to.include({ imageId: inputs["imageId"] });
    expect(again.warnings.join()).to.match(/superseded/i);
  });

  function frozenAccount(path: string, configuration: Configuration): LookupContext {
    const warn = (): void => undefined;
    return { ...accountAt(stage.simulator, warn, configuration), lock: openLock("frozen", () => path, warn) };
  }

  /** With the keys alone: the address of the API stands in the stack's configuration. */
  function runInShell(command: string, environment: Readonly<Record<string, string>>): Promise<unknown> {
    const bin = join(stage.folder, "bin");
    mkdirSync(bin);
    const script = join(bin, "ucloud-image");
    writeFileSync(script, `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`);
    chmodSync(script, 0o755);
    const { publicKey, privateKey } = stage.simulator;
    const env = {
      PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
      HOME: stage.folder,
      UCLOUD_PUBLIC_KEY: publicKey,
      UCLOUD_PRIVATE_KEY: privateKey,
      ...environment,
    };
    return promisify(execFile)("sh", ["-c", command], { cwd: stage.folder, env });
  }
});

/** All that follows "next": it is the last of the message, and may have line breaks in it. */
function commandIn(message: string): string {
  const [, command] = /^ {2}next {3}(.*)$/ms.exec(message) ?? [];
  expect(command, message).to.be.a("string");
  return command ?? "";
}

function inEnvironment<Result>(variables: Readonly<Record<string, string>>, work: () => Result): Result {
  const before = { ...process.env };
  for (const name of Object.keys(before)) if (name.startsWith("UCLOUD_")) delete process.env[name];
  Object.assign(process.env, variables);
  try {
    return work();
  } finally {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
