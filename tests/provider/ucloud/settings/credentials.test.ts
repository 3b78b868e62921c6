import { inspect } from "node:util";
import { expect } from "chai";
import { ConfigurationError } from "../../../../provider/ucloud/errors/error-classes";
import { keysOf } from "../../../../provider/ucloud/settings/keys";
import { resolveSettings, type Settings, type SettingsSources } from "../../../../provider/ucloud/settings/settings";

interface Given {
  readonly configuration?: SettingsSources["configuration"];
  readonly environment?: SettingsSources["environment"];
  readonly config?: unknown;
  readonly credential?: unknown;
}

function resolve({ configuration = {}, environment = {}, config, credential }: Given): Settings {
  const files = new Map([
    ["/home/me/.ucloud/config.json", config],
    ["/home/me/.ucloud/credential.json", credential],
    ["/home/me/elsewhere.json", credential],
  ]);
  return resolveSettings({
    configuration,
    environment,
    homeDirectory: "/home/me",
    readFile: (path) => {
      const content = files.get(path.replaceAll("\\", "/"));
      return content === undefined || typeof content === "string" ? content : JSON.stringify(content);
    },
  });
}

const workKeys = { profile: "work", public_key: "public-work", private_key: "private-work" };
const ofWork = { config: [{ profile: "work", active: true, project_id: "org-work" }], credential: [workKeys] };
const ofEnvironment = {
  UCLOUD_PUBLIC_KEY: "public-env",
  UCLOUD_PRIVATE_KEY: "private-env",
  UCLOUD_PROJECT_ID: "org-env",
};

const chosen = ({ publicKey, privateKey, projectId }: Settings) => [
  publicKey?.value,
  privateKey?.value.reveal(),
  projectId?.value,
];

describe("a profile that is named", () => {
  for (const [where, named] of [
    ["the stack configuration", { configuration: { profile: "work" } }],
    ["the environment", { environment: { UCLOUD_PROFILE: "work" } }],
  ] as const) {
    it(`by ${where} brings keys and project before those of the environment`, () => {
      const environment = { ...ofEnvironment, ...("environment" in named ? named.environment : {}) };
      const settings = resolve({ ...ofWork, ...named, environment });
      expect(chosen(settings)).to.deep.equal(["public-work", "private-work", "org-work"]);
      expect(settings.warnings).to.deep.equal([]);
    });
  }

  it("comes after the environment where it is only active", () => {
    const settings = resolve({ ...ofWork, environment: ofEnvironment });
    expect(chosen(settings)).to.deep.equal(["public-env", "private-env", "org-env"]);
    expect(settings.warnings).to.deep.equal([]);
  });

  it("takes keys and project of the environment where it has no keys, and says so", () => {
    for (const credential of [undefined, [{ profile: "work", public_key: "", private_key: "" }]]) {
      const settings = resolve({ ...ofWork, credential, environment: { ...ofEnvironment, UCLOUD_PROFILE: "work" } });
      expect(chosen(settings)).to.deep.equal(["public-env", "private-env", "org-env"]);
      expect(settings.warnings).to.deep.equal([
        'The profile "work" (environment variable UCLOUD_PROFILE) has no keys, so the keys are taken from environment ' +
          "variable UCLOUD_PUBLIC_KEY and environment variable UCLOUD_PRIVATE_KEY.",
      ]);
    }
  });

  it("takes the whole pair of the environment where it has half of one", () => {
    const credential = [{ profile: "work", public_key: "public-work" }];
    const settings = resolve({ ...ofWork, credential, environment: { ...ofEnvironment, UCLOUD_PROFILE: "work" } });
    expect(chosen(settings)).to.deep.equal(["public-env", "private-env", "org-env"]);
    expect(settings.warnings.join()).to.include("has no complete pair of keys");
  });

  it("says so where a project comes from another place than the keys", () => {
    const mixed = resolve({
      credential: [workKeys],
      environment: { UCLOUD_PROFILE: "work", UCLOUD_PROJECT_ID: "org-env" },
    });
    expect(chosen(mixed)).to.deep.equal(["public-work", "private-work", "org-env"]);
    expect(mixed.warnings).to.deep.equal([
      'Keys and project come from different places, although the profile "work" is named: the public key from profile ' +
        '"work" in ~/.ucloud/credential.json, the private key from profile "work" in ~/.ucloud/credential.json, the ' +
        'project "org-env" from environment variable UCLOUD_PROJECT_ID. Set all of them in one place.',
    ]);
    const configuration = { publicKey: "public", privateKey: "private", profile: "work" };
    expect(resolve({ ...ofWork, configuration }).warnings.join()).to.include('"org-work" from profile "work"');
  });

  it("goes well with a project of the stack, which colleagues share", () => {
    const settings = resolve({ ...ofWork, configuration: { profile: "work", projectId: "org-stack" } });
    expect(chosen(settings)).to.deep.equal(["public-work", "private-work", "org-stack"]);
    expect(settings.warnings).to.deep.equal([]);
  });
});

describe("a profile that can't sign", () => {
  for (const [what, entry, found] of [
    [
      "by OAuth",
      { auth_mode: "oauth", access_token: "t" },
      "signs in by OAuth (auth_mode in ~/.ucloud/credential.json)",
    ],
    ["of the cloud shell", { cookie: "c00kie", csrf_token: "t" }, "is one of UCloud's cloud shell (cookie in"],
  ] as const) {
    const left = { ...ofWork, credential: [{ ...workKeys, ...entry }] };

    it(`(${what}) is named where there are no other keys, and its own are not used`, () => {
      const settings = resolve(left);
      expect(chosen(settings)).to.deep.equal([undefined, undefined, "org-work"]);
      expect(() => keysOf(settings)).to.throw(ConfigurationError, `The profile "work" ${found}`);
      expect(inspect(settings, { depth: 9, showHidden: true })).not.to.match(/private-work|c00kie/);
    });

    it(`(${what}) leaves the keys to the environment, and says so where it was named`, () => {
      const environment = { ...ofEnvironment, UCLOUD_PROFILE: "work" };
      const settings = resolve({ ...left, environment });
      expect(chosen(settings)).to.deep.equal(["public-env", "private-env", "org-env"]);
      expect(settings.warnings.join()).to.include(found).and.to.include("so the keys are taken from");
      expect(resolve({ ...left, environment: ofEnvironment }).warnings).to.deep.equal([]);
    });
  }

  it("is not one whose mode of signing in is another", () => {
    const credential = [{ ...workKeys, auth_mode: "", cookie: "", csrf_token: "" }];
    expect(chosen(resolve({ ...ofWork, credential }))[1]).to.equal("private-work");
  });
});

describe("UCloud's profile files", () => {
  for (const [what, content] of [
    ["empty", ""],
    ["blank", " \n"],
    ["null", "null"],
    ["an empty list", "[]"],
  ] as const) {
    it(`are no profile where they are ${what}`, () => {
      expect(resolve({ config: content, credential: content }).profile).to.equal(undefined);
    });
  }

  it("may hold one profile alone, with or without a name", () => {
    const { profile, ...nameless } = workKeys;
    expect(chosen(resolve({ credential: nameless }))[1]).to.equal("private-work");
    const settings = resolve({ credential: workKeys, environment: { UCLOUD_PROFILE: profile } });
    expect(chosen(settings)[1]).to.equal("private-work");
  });

  it("take null and a timeout of 0 for nothing", () => {
    for (const timeout_sec of [0, null, "0", ""]) {
      const entry = { profile: "work", active: true, region: null, timeout_sec, max_retry_times: null };
      const settings = resolve({ config: [entry], credential: [workKeys] });
      expect(settings.timeoutMs).to.deep.equal({ value: 60_000, source: "default" });
      expect(settings.maxRetries.value).to.equal(5);
      expect(settings.region).to.equal(undefined);
    }
  });

  it("say how often to try again, and the channel of a dedicated cloud", () => {
    const entry = { profile: "work", active: true, max_retry_times: 0, channel_key: "ch_dedicated" };
    const settings = resolve({ config: [entry], credential: [workKeys] });
    expect(settings.maxRetries).to.deep.equal({ value: 0, source: 'profile "work" in ~/.ucloud/config.json' });
    expect(settings.channelKey?.value).to.equal("ch_dedicated");
    const given = resolve({ config: [entry], environment: { UCLOUD_CHANNEL_KEY: "ch_env", UCLOUD_MAX_RETRIES: "2" } });
    expect([given.channelKey?.value, given.maxRetries.value]).to.deep.equal(["ch_env", 2]);
  });

  it("are found below the home directory where their path begins with ~", () => {
    const environment = { UCLOUD_SHARED_CREDENTIAL_FILE: "~/elsewhere.json", UCLOUD_PROFILE: "work" };
    expect(chosen(resolve({ credential: [workKeys], environment }))[1]).to.equal("private-work");
  });

  it("refuse a channel key that no header can have, without showing it", () => {
    const config = [{ profile: "work", active: true, channel_key: "ch\nInjected: s3cret" }];
    expect(() => resolve({ config }))
      .to.throw(ConfigurationError)
      .with.property("message")
      .that.does.not.include("s3cret");
  });
});

describe("an instance role", () => {
  it("is none unless a setting asks for it", () => {
    expect(resolve({}).instanceRole).to.equal(undefined);
    expect(() => keysOf(resolve({}))).to.throw(ConfigurationError, "There is no public key");
  });

  it("takes the place of other keys, and says which are not used", () => {
    const settings = resolve({ environment: { ...ofEnvironment, UCLOUD_INSTANCE_ROLE: "images" } });
    expect(settings.instanceRole?.value).to.equal("images");
    expect(chosen(settings)).to.deep.equal([undefined, undefined, "org-env"]);
    expect(settings.warnings).to.deep.equal([
      "The keys of environment variable UCLOUD_PRIVATE_KEY are not used, since the environment variable " +
        'UCLOUD_INSTANCE_ROLE asks for the temporary keys of the instance role "images".',
    ]);
  });

  it("is an error beside keys of the stack", () => {
    const configuration = { publicKey: "public", privateKey: "k3y", instanceRole: "images" };
    expect(() => resolve({ configuration })).to.throw(ConfigurationError, "has a key too. Remove one of them.");
  });

  it("has a name that can't lead to another path", () => {
    expect(() => resolve({ configuration: { instanceRole: "../user-data" } })).to.throw(
      ConfigurationError,
      "no name of a role",
    );
  });

  it("asks no other machine than this one's metadata service", () => {
    expect(resolve({}).metadataUrl.value).to.equal("http://100.80.80.80/");
    expect(() => resolve({ environment: { UCLOUD_METADATA_URL: "http://10.0.0.1/" } })).to.throw(
      ConfigurationError,
      "is not an http URL of this machine",
    );
  });
});
