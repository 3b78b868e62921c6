import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { patience } from "../patience";

const repository = join(__dirname, "..", "..");

describe("lookups of a Node process that runs no Pulumi program", () => {
  let simulator: Simulator;
  let home: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    home = mkdtempSync(join(tmpdir(), "ucloud-image-"));
  });
  afterEach(async () => {
    await simulator.close();
    rmSync(home, { recursive: true });
  });

  /** Runs a script in a process whose clock stands still, so that no listing gets older, and returns what it prints. */
  const run = (script: string, environment: Readonly<Record<string, string>> = {}): Promise<string> =>
    runOnce(script, environment, ["--require", join(repository, "tests", "engine", "still-clock.cjs")]);

  async function runOnce(
    script: string,
    environment: Readonly<Record<string, string>> = {},
    options: readonly string[] = [],
  ): Promise<string> {
    const code = `const { getImage } = require(${JSON.stringify(join(repository, "sdk", "index.ts"))});
      const args = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };
      (async () => { ${script} })();`;
    const env = { PATH: process.env["PATH"], HOME: home, ...simulator.environment, ...patience, ...environment };
    const words = [...options, "--import", "tsx", "-e", code];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: repository, env });
    return stdout + stderr;
  }

  async function costOfOne(): Promise<number> {
    await run("await getImage(args)");
    const cost = simulator.requestCount();
    simulator.resetRequests();
    return cost;
  }

  it("share listings, whether they come one after the other or together", async () => {
    simulator.pageLimit = 40;
    const one = await costOfOne();
    await run(
      "for (let count = 0; count < 12; count += 1) await getImage(args);" +
        "await Promise.all(Array.from({ length: 13 }, () => getImage(args)));",
    );
    expect(one).to.be.above(1);
    expect(simulator.requestCount()).to.equal(one);
  });

  it("say a warning once", async () => {
    const environment = { UCLOUD_PROFILE: "work", UCLOUD_SHARED_CREDENTIAL_FILE: join(home, "none.json") };
    writeFileSync(join(home, "none.json"), JSON.stringify([{ profile: "work" }]));
    const printed = await run("for (let count = 0; count < 5; count += 1) await getImage(args);", environment);
    expect(printed.split("so the keys are taken from").length - 1).to.equal(1);
  });

  it("do not share with another account, whose images are others", async () => {
    const [, other] = simulator.accounts;
    const { publicKey = "", privateKey = "", projectId = "" } = { ...other, projectId: other?.projects[0] };
    await run(`await getImage(args);
      Object.assign(process.env, ${JSON.stringify({ UCLOUD_PUBLIC_KEY: publicKey, UCLOUD_PRIVATE_KEY: privateKey, UCLOUD_PROJECT_ID: projectId })});
      await getImage(args).catch(() => undefined);`);
    expect(new Set(simulator.requests.map(({ parameters }) => parameters["PublicKey"])).size).to.equal(2);
  });

  it("find what was made after a listing, where that has no match", async () => {
    const printed =
      await runOnce(`const own = { ...args, os: undefined, imageType: "Custom", imageName: "freshly-made" };
      await getImage(own).catch(({ name }) => console.log(name));
      await fetch(process.env.UCLOUD_API_BASE_URL + "/control/images", { method: "POST",
        body: JSON.stringify({ Zone: args.zone, ImageType: "Custom", ImageName: own.imageName }) });
      console.log((await getImage(own)).imageName);`);
    expect(printed).to.include("NoImageError\nfreshly-made");
  });
});
