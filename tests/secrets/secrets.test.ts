import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { getImageOutput, PinnedImage } from "../../sdk";
import { startSimulator, type Simulator } from "../../simulator";
import { openStack, type EngineStack, type StackOptions } from "../engine/stack";
import * as plugin from "../../sdk/plugin";
import { pluginFolder } from "../provider/plugin/plugin-folder";
import { commandLinesDuring } from "./command-lines";
import { leaksIn, spellingsOf } from "./spellings";

// With characters that URLs, JSON and base64 each write in another way.
const privateKey = 'pRiv4te+Key/with"odd\\characters=9f3b';
const securityToken = "s3curity/T0ken+of&the?tests==77d1";
const secrets = { privateKey, securityToken };
const publicKey = "public-key-of-the-tests";

const ubuntu = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] } as const;

/** A pin and a lookup, which each surface makes in its own process. */
const programs: Readonly<Record<string, PulumiFn>> = {
  "the dynamic provider": async () => {
    const { imageId } = new PinnedImage("web", { ...ubuntu });
    return { imageId, newest: getImageOutput({ ...ubuntu }).imageId };
  },
  "the plugin": async () => {
    const { imageId } = new plugin.PinnedImage("web", { ...ubuntu });
    return { imageId, newest: (await plugin.getImage({ ...ubuntu })).imageId };
  },
};

const placesForKeys: Readonly<Record<string, (url: string) => StackOptions>> = {
  "the environment": (url) => ({
    environment: {
      UCLOUD_API_BASE_URL: url,
      UCLOUD_PUBLIC_KEY: publicKey,
      UCLOUD_PRIVATE_KEY: privateKey,
      UCLOUD_SECURITY_TOKEN: securityToken,
    },
  }),
  "the stack's configuration, as secrets": (url) => ({
    configuration: {
      "ucloud-image:baseUrl": { value: url },
      "ucloud-image:publicKey": { value: publicKey },
      "ucloud-image:privateKey": { value: privateKey, secret: true },
      "ucloud-image:securityToken": { value: securityToken, secret: true },
    },
  }),
};

const logging = { logVerbosity: 9, logToStdErr: true, logFlow: true } as const;

/** The secrets that stand in a text, in some spelling. */
function leaksOf(text: string): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => leaksIn(text, secret).map((leak) => `${name}: ${leak}`));
}

describe("the private key and the security token", () => {
  let simulator: Simulator;
  let stack: EngineStack | undefined;

  beforeEach(async () => {
    const account = { name: "secretive", publicKey, privateKey, securityToken, projects: ["org-simulator"] } as const;
    simulator = await startSimulator({ accounts: [account] });
  });
  afterEach(async () => {
    stack?.close();
    stack = undefined;
    await simulator.close();
  });

  for (const [surface, program] of Object.entries(programs)) {
    for (const [place, options] of Object.entries(placesForKeys)) {
      it(`from ${place} are in no state, log or command line of ${surface}`, async () => {
        const plugins = surface === "the plugin" ? { plugins: { "ucloud-image": pluginFolder } } : {};
        const opened = await openStack({ ...options(simulator.url), ...plugins, logging });
        stack = opened;
        const texts = new Map<string, string>();
        const commandLines = await commandLinesDuring(async () => {
          texts.set("the output of up", JSON.stringify(await opened.up(program)));
          texts.set("the state", await opened.export());
          texts.set("the output of refresh", JSON.stringify(await opened.refresh()));
          texts.set("the state after a refresh", await opened.export());
          texts.set("the output of destroy", JSON.stringify(await opened.destroy()));
        });
        texts.set("the command lines", commandLines.join("\n"));

        // What is looked through is what was meant: verbose logs, the state of the pin, and all processes.
        expect(texts.get("the output of up")).to.match(/\\"v\\":9/);
        expect(texts.get("the state")).to.include("PinnedImage");
        expect(texts.get("the command lines")).to.match(/pulumi up/);
        expect(texts.get("the command lines")).to.match(
          surface === "the plugin" ? /pulumi-resource-ucloud-image/ : /dynamic-provider/,
        );
        expect(simulator.requests.map(({ parameters }) => parameters["SecurityToken"])).to.include("[secret]");

        const leaks = [...texts].flatMap(([where, text]) =>
          Object.entries(secrets).flatMap(([name, secret]) =>
            leaksIn(text, secret).map((leak) => `${name} in ${where}, ${leak}`),
          ),
        );
        expect(leaks).to.deep.equal([]);
      });
    }
  }

  for (const [surface, program] of Object.entries(programs)) {
    it(`set without --secret stand where the engine itself puts them, and a warning names the command: ${surface}`, async () => {
      const plain = {
        "ucloud-image:baseUrl": { value: simulator.url },
        "ucloud-image:publicKey": { value: publicKey, secret: true },
        "ucloud-image:privateKey": { value: privateKey },
        "ucloud-image:securityToken": { value: securityToken },
      };
      const plugins = surface === "the plugin" ? { plugins: { "ucloud-image": pluginFolder } } : {};
      const opened = await openStack({ configuration: plain, ...plugins, logging });
      stack = opened;
      const outcome = await opened.up(program);
      for (const key of ["privateKey", "securityToken"]) {
        const warnings = outcome.diagnostics.filter(({ text }) => text.includes("--secret") && text.includes(key));
        expect(warnings.map(({ severity }) => severity)).to.deep.equal(["warning"]);
      }
      const { deployment } = JSON.parse(await opened.export()) as { deployment: { resources: { type: string }[] } };
      const holding = deployment.resources.filter((resource) => leaksOf(JSON.stringify(resource)).length > 0);
      // The process for dynamic providers is configured by the engine, which keeps what it was given.
      const byEngine = surface === "the plugin" ? [] : ["pulumi:providers:pulumi-nodejs"];
      expect(holding.map(({ type }) => type)).to.deep.equal(byEngine);
      const logged = outcome.printed.split("\n").filter((line) => leaksOf(line).length > 0);
      // The engine's own verbose log of what it gives that process.
      expect(
        logged.filter((line) => !/"v":\d/.test(line) || !line.includes("ucloud-image:privateKey:{")),
      ).to.deep.equal([]);
      expect(leaksOf(JSON.stringify(outcome.diagnostics))).to.deep.equal([]);
    });
  }

  it("would be found in any of these spellings", () => {
    for (const [name, spelling] of spellingsOf(privateKey)) {
      expect(leaksIn(`before ${spelling} after`, privateKey).join(), name).to.include(name);
    }
    expect(leaksIn(`before ${securityToken} after`, privateKey)).to.deep.equal([]);
  });
});
