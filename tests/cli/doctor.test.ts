import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "./executable";

interface Examined {
  healthy: boolean;
  checks: { check: string; verdict: string; text: string }[];
}

describe("ucloud-image doctor", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());
  beforeEach(() => simulator.clearFaults());

  async function examined(environment: Record<string, string>): Promise<Examined & { exitCode: number }> {
    const { exitCode, stdout } = await ucloudImage(["doctor", "--json"], { environment });
    return { exitCode, ...(JSON.parse(stdout) as Examined) };
  }
  const verdicts = ({ checks }: Examined) => checks.map(({ verdict }) => verdict);

  it("finds everything right, and shows each setting, its source and no secret", async () => {
    const { exitCode, stdout } = await ucloudImage(["doctor"], simulator);
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^privateKey +\[secret\] +environment variable UCLOUD_PRIVATE_KEY$/m);
    expect(stdout).to.match(/^permission +ok +DescribeImage lists \d+ standard images in cn-bj2$/m);
    expect(stdout).not.to.include(simulator.privateKey);
    expect(stdout).not.to.include(simulator.publicKey);
  });

  it("tells missing keys, a wrong signature, a missing permission and a silent endpoint apart", async () => {
    const { environment } = simulator;
    const withoutKeys = await examined({});
    expect(verdicts(withoutKeys)).to.deep.equal(["problem", "not tried", "not tried", "not tried"]);
    const wrongKey = await examined({ ...environment, UCLOUD_PRIVATE_KEY: "not the key" });
    expect(verdicts(wrongKey)).to.deep.equal(["ok", "ok", "problem", "not tried"]);
    simulator.fault({ effect: { kind: "retCode", retCode: 299 } });
    const notAllowed = await examined({ ...environment });
    expect(verdicts(notAllowed)).to.deep.equal(["ok", "ok", "ok", "problem"]);
    expect(notAllowed.checks.at(-1)?.text).to.include("uhost:DescribeImage");
    const silent = { ...environment, UCLOUD_API_BASE_URL: "http://127.0.0.1:1", UCLOUD_MAX_RETRIES: "0" };
    const notReached = await examined(silent);
    expect(verdicts(notReached)).to.deep.equal(["ok", "problem", "not tried", "not tried"]);
    for (const { exitCode, healthy } of [withoutKeys, wrongKey, notAllowed, notReached]) {
      expect({ exitCode, healthy }).to.deep.equal({ exitCode: 1, healthy: false });
    }
  });

  it("asks as a lookup does, for the project and the zone that are set, so that a sub-account is all right", async () => {
    simulator.resetRequests();
    const environment = { ...simulator.environment, UCLOUD_REGION: "cn-bj2", UCLOUD_ZONE: "cn-bj2-05" };
    expect((await examined(environment)).healthy).to.equal(true);
    const asked = simulator.requests.map(({ parameters }) => `${parameters["ProjectId"]} ${parameters["Zone"]}`);
    expect(new Set(asked)).to.deep.equal(new Set([`${simulator.environment["UCLOUD_PROJECT_ID"]} cn-bj2-05`]));
  });

  it("says why a profile that signs in by OAuth is of no use here", async () => {
    const home = mkdtempSync(join(tmpdir(), "ucloud-image-home-"));
    try {
      mkdirSync(join(home, ".ucloud"));
      const left = [{ profile: "default", public_key: "left", private_key: "over", auth_mode: "oauth" }];
      writeFileSync(join(home, ".ucloud", "credential.json"), JSON.stringify(left), { mode: 0o600 });
      const { checks } = await examined({ HOME: home, UCLOUD_API_BASE_URL: simulator.url });
      expect(checks[0]).to.include({ check: "keys", verdict: "problem" });
      expect(checks[0]?.text).to.include('The profile "default" signs in by OAuth');
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it("says which lockfile answers lookups, and looks past it", async () => {
    const environment = { ...simulator.environment, UCLOUD_IMAGE_LOCK: "frozen", UCLOUD_IMAGE_LOCK_FILE: "/x/y.json" };
    const { exitCode, stdout } = await ucloudImage(["doctor"], { environment });
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^lock +frozen +environment variable UCLOUD_IMAGE_LOCK$/m);
    expect(stdout).to.match(/^lockfile +\/x\/y\.json/m);
  });

  it("says which profile a key comes from, and that a profile file can't be read", async () => {
    const home = mkdtempSync(join(tmpdir(), "ucloud-image-home-"));
    try {
      mkdirSync(join(home, ".ucloud"));
      const { publicKey, privateKey, url } = simulator;
      const keys = [{ profile: "default", public_key: publicKey, private_key: privateKey }];
      writeFileSync(join(home, ".ucloud", "credential.json"), JSON.stringify(keys), { mode: 0o600 });
      const environment = { HOME: home, UCLOUD_API_BASE_URL: url };
      const { exitCode, stdout } = await ucloudImage(["doctor"], { environment });
      expect(exitCode).to.equal(0);
      expect(stdout).to.match(/^publicKey +\S+ +profile "default" in ~\/\.ucloud\/credential\.json$/m);
      writeFileSync(join(home, ".ucloud", "credential.json"), "{");
      const broken = await ucloudImage(["doctor"], { environment });
      expect(broken.exitCode).to.equal(1);
      expect(broken.stderr).to.include("credential.json");
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
