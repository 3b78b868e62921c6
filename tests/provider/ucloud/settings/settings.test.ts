import { inspect } from "node:util";
import { expect } from "chai";
import { ConfigurationError } from "../../../../provider/ucloud/errors/error-classes";
import { resolveSettings, type Settings, type SettingsSources } from "../../../../provider/ucloud/settings/settings";

const configFile = JSON.stringify([
  { profile: "other", active: false, region: "hk", timeout_sec: 20 },
  { profile: "work", active: true, region: "cn-bj2", zone: "cn-bj2-05", project_id: "org-1", timeout_sec: 15 },
]);
const credentialFile = JSON.stringify([
  { profile: "work", public_key: "public-work", private_key: "private-work" },
  { profile: "other", public_key: "public-other", private_key: "private-other" },
]);

interface Given {
  readonly configuration?: SettingsSources["configuration"];
  readonly environment?: SettingsSources["environment"];
  readonly files?: Readonly<Record<string, string>>;
  readonly mode?: number;
}

function resolve({ configuration = {}, environment = {}, files = {}, mode }: Given): Settings {
  return resolveSettings({
    configuration,
    environment,
    homeDirectory: "/home/me",
    readFile: (path) => files[path],
    ...(mode !== undefined && { fileMode: () => mode }),
  });
}

const profiles = {
  "/home/me/.ucloud/config.json": configFile,
  "/home/me/.ucloud/credential.json": credentialFile,
};

describe("resolveSettings", () => {
  it("has defaults where nothing is set, and no keys", () => {
    const settings = resolve({});
    expect(settings.baseUrl).to.deep.equal({ value: "https://api.ucloud.cn/", source: "default" });
    expect(settings.timeoutMs).to.deep.equal({ value: 60_000, source: "default" });
    expect(settings.maxRetries).to.deep.equal({ value: 5, source: "default" });
    expect(settings.warnings).to.deep.equal([]);
    for (const field of [
      "publicKey",
      "privateKey",
      "securityToken",
      "region",
      "zone",
      "projectId",
      "profile",
    ] as const) {
      expect(settings[field], field).to.equal(undefined);
    }
  });

  it("takes each value from the stack configuration, then the environment, then the profile, and says from where", () => {
    const settings = resolve({
      configuration: { region: "hk" },
      environment: { UCLOUD_REGION: "sg", UCLOUD_PROJECT_ID: "org-env", UCLOUD_TIMEOUT_SECOND: "30" },
      files: profiles,
    });
    expect(settings.region).to.deep.equal({ value: "hk", source: 'stack configuration "ucloud-image:region"' });
    expect(settings.projectId).to.deep.equal({ value: "org-env", source: "environment variable UCLOUD_PROJECT_ID" });
    expect(settings.zone).to.deep.equal({ value: "cn-bj2-05", source: 'profile "work" in ~/.ucloud/config.json' });
    expect(settings.publicKey).to.deep.equal({
      value: "public-work",
      source: 'profile "work" in ~/.ucloud/credential.json',
    });
    expect(settings.privateKey?.value.reveal()).to.equal("private-work");
    expect(settings.timeoutMs.value).to.equal(30_000);
  });

  it("reads every setting of the environment", () => {
    const settings = resolve({
      environment: {
        UCLOUD_PUBLIC_KEY: "public",
        UCLOUD_PRIVATE_KEY: "private",
        UCLOUD_SECURITY_TOKEN: "token",
        UCLOUD_REGION: "cn-sh2",
        UCLOUD_ZONE: "cn-sh2-02",
        UCLOUD_PROJECT_ID: "org-2",
        UCLOUD_API_BASE_URL: "https://api.example.com",
        UCLOUD_TIMEOUT_SECOND: "1.5",
        UCLOUD_MAX_RETRIES: "0",
      },
    });
    expect(settings.publicKey?.value).to.equal("public");
    expect(settings.privateKey?.value.reveal()).to.equal("private");
    expect(settings.securityToken?.value.reveal()).to.equal("token");
    expect([settings.region?.value, settings.zone?.value, settings.projectId?.value]).to.deep.equal([
      "cn-sh2",
      "cn-sh2-02",
      "org-2",
    ]);
    expect(settings.baseUrl.value).to.equal("https://api.example.com/");
    expect(settings.timeoutMs.value).to.equal(1500);
    expect(settings.maxRetries.value).to.equal(0);
  });

  it("takes an empty value for none, and space around a value for nothing", () => {
    const settings = resolve({
      configuration: { region: "" },
      environment: { UCLOUD_REGION: "  ", UCLOUD_PRIVATE_KEY: "private\n" },
      files: profiles,
    });
    expect(settings.region?.value).to.equal("cn-bj2");
    expect(settings.privateKey?.value.reveal()).to.equal("private");
  });

  it("shows no secret when it is printed", () => {
    const settings = resolve({
      configuration: { privateKey: "k3y", securityToken: "t0ken" },
      environment: { HTTPS_PROXY: "http://u:s3cret@proxy:1" },
    });
    for (const shown of [inspect(settings, { depth: 9, showHidden: true }), JSON.stringify(settings)]) {
      expect(shown).not.to.match(/k3y|t0ken|s3cret/);
    }
    expect(settings.proxy?.value.reveal()).to.equal("http://u:s3cret@proxy:1");
  });

  for (const [field, value] of [
    ["timeoutSeconds", "0"],
    ["timeoutSeconds", "3601"],
    ["timeoutSeconds", "1e3"],
    ["timeoutSeconds", "-1"],
    ["timeoutSeconds", "soon"],
    ["maxRetries", "1.5"],
    ["maxRetries", "101"],
    ["maxRetries", "-1"],
    ["allowInsecureBaseUrl", "yes"],
  ] as const) {
    it(`refuses ${field} = ${value}, and says what is accepted and where the value stands`, () => {
      expect(() => resolve({ configuration: { [field]: value } }))
        .to.throw(ConfigurationError, `stack configuration "ucloud-image:${field}" has "${value}"`)
        .with.property("field", field);
    });
  }

  it("accepts the least and the most of a setting", () => {
    const most = resolve({ configuration: { maxRetries: "100", timeoutSeconds: "3600" } });
    expect([most.maxRetries.value, most.timeoutMs.value]).to.deep.equal([100, 3_600_000]);
    expect(resolve({ configuration: { timeoutSeconds: "0.125" } }).timeoutMs.value).to.equal(125);
  });

  it("accepts http for other hosts only with allowInsecureBaseUrl", () => {
    const baseUrl = "http://10.0.0.1:8080";
    expect(() => resolve({ configuration: { baseUrl } })).to.throw(ConfigurationError, "allowInsecureBaseUrl");
    expect(() => resolve({ configuration: { baseUrl, allowInsecureBaseUrl: "false" } })).to.throw(
      ConfigurationError,
      baseUrl,
    );
    const settings = resolve({ configuration: { baseUrl, allowInsecureBaseUrl: "true" } });
    expect(settings.baseUrl.value).to.equal("http://10.0.0.1:8080/");
  });
});

describe("a security token", () => {
  it("goes with the keys of the place it stands in, or of a place below", () => {
    const inEnvironment = { UCLOUD_PRIVATE_KEY: "private", UCLOUD_SECURITY_TOKEN: "token" };
    expect(resolve({ environment: inEnvironment }).securityToken?.source).to.equal(
      "environment variable UCLOUD_SECURITY_TOKEN",
    );
    const configuration = { securityToken: "configured" };
    expect(resolve({ configuration, environment: inEnvironment }).securityToken?.value.reveal()).to.equal("configured");
  });

  it("is left out with a warning when the private key comes from elsewhere", () => {
    const environment = { UCLOUD_SECURITY_TOKEN: "token" };
    for (const given of [
      { environment, configuration: { privateKey: "k" } },
      { environment, files: profiles },
    ]) {
      const settings = resolve(given);
      expect(settings.securityToken).to.equal(undefined);
      expect(settings.warnings.join()).to.match(/UCLOUD_SECURITY_TOKEN is not used/);
    }
  });
});

describe("a profile", () => {
  it("is the named one before the active one", () => {
    const byConfiguration = resolve({ configuration: { profile: "other" }, files: profiles });
    expect(byConfiguration.publicKey?.value).to.equal("public-other");
    expect(byConfiguration.timeoutMs.value).to.equal(20_000);
    expect(resolve({ environment: { UCLOUD_PROFILE: "other" }, files: profiles }).region?.value).to.equal("hk");
  });

  it("is the one called default when none is active", () => {
    const files = {
      "/home/me/.ucloud/credential.json": '[{"profile": "default", "public_key": "p", "private_key": "q"}]',
    };
    expect(resolve({ files }).publicKey?.value).to.equal("p");
  });

  it("stands in the files that the environment names", () => {
    const settings = resolve({
      environment: { UCLOUD_SHARED_CONFIG_FILE: "/etc/c.json", UCLOUD_SHARED_CREDENTIAL_FILE: "/etc/k.json" },
      files: { "/etc/c.json": configFile, "/etc/k.json": credentialFile },
    });
    expect(settings.privateKey?.source).to.equal('profile "work" in /etc/k.json');
  });

  it("that is named and not there is an error with the ones that are", () => {
    expect(() => resolve({ configuration: { profile: "wrok" }, files: profiles })).to.throw(
      ConfigurationError,
      'names the profile "wrok", and ~/.ucloud/config.json and ~/.ucloud/credential.json do not have it: ' +
        'the profiles there are "other", "work"',
    );
    expect(() => resolve({ environment: { UCLOUD_PROFILE: "x" } })).to.throw(ConfigurationError, "no profile at all");
  });

  it("in a file that was named and is not there is an error", () => {
    expect(() => resolve({ environment: { UCLOUD_SHARED_CREDENTIAL_FILE: "/etc/k.json" } })).to.throw(
      ConfigurationError,
      "/etc/k.json does not exist, and the environment variable UCLOUD_SHARED_CREDENTIAL_FILE names it",
    );
  });

  it("that is there twice, or beside another active one, is an error", () => {
    const twice = '[{"profile": "default", "public_key": "a"}, {"profile": "default", "public_key": "b"}]';
    expect(() => resolve({ files: { "/home/me/.ucloud/credential.json": twice } })).to.throw(
      ConfigurationError,
      'has the profile "default" 2 times',
    );
    const bothActive = '[{"profile": "a", "active": true}, {"profile": "b", "active": true}]';
    expect(() => resolve({ files: { "/home/me/.ucloud/config.json": bothActive } })).to.throw(
      ConfigurationError,
      'several active profiles ("a", "b")',
    );
  });

  for (const [problem, text] of [
    ["is not JSON", '[{"profile": "default", "private_key": "k3y" oops'],
    ["is not a JSON array", '"k3y"'],
    ["something else than a profile at position 2", '[{"profile": "default"}, "k3y"]'],
    ["whose private_key is a number", '[{"profile": "default", "private_key": 31337}]'],
    ["whose profile is a object", '[{"profile": {}, "private_key": "k3y"}]'],
  ] as const) {
    it(`in a broken file (${problem}) is an error without the file's text`, () => {
      const thrown = capture(() => resolve({ files: { "/home/me/.ucloud/credential.json": text } }));
      expect(thrown).to.be.instanceOf(ConfigurationError);
      const shown = inspect(thrown, { depth: 9, showHidden: true });
      expect(shown).to.include(problem).and.to.include("~/.ucloud/credential.json");
      expect(shown).not.to.match(/k3y|31337/);
    });
  }

  it("in a file that can't be opened is an error with the cause", () => {
    const denied = Object.assign(new Error("permission denied"), { code: "EACCES" });
    const thrown = capture(() =>
      resolveSettings({
        configuration: {},
        environment: {},
        homeDirectory: "/home/me",
        readFile: () => {
          throw denied;
        },
      }),
    );
    expect(thrown).to.be.instanceOf(ConfigurationError).with.property("cause", denied);
  });

  it("whose key others can read gets a warning", () => {
    for (const [mode, isWarned] of [
      [0o600, false],
      [0o400, false],
      [0o644, true],
      [0o640, true],
      [0o604, true],
    ] as const) {
      const { warnings } = resolve({ files: profiles, mode });
      expect(warnings.length, mode.toString(8)).to.equal(isWarned ? 1 : 0);
      expect(warnings.join()).to.match(isWarned ? /chmod 600 ~\/.ucloud\/credential.json/ : /^$/);
    }
  });
});

function capture(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
