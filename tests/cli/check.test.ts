import { expect } from "chai";
import type { CheckReport } from "../../stacks/check-stacks";
import { stageOfEachTest } from "../simulator/stage";
import { ucloudImage } from "./executable";
import { exportedStack, pluginPin, recordedPin } from "./exported-stack";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] };

describe("ucloud-image check", () => {
  const stage = stageOfEachTest();

  const check = (...words: string[]) => ucloudImage(["check", ...words], { ...stage.simulator, folder: stage.folder });
  async function report(...words: string[]): Promise<CheckReport & { exitCode: number }> {
    const { exitCode, stdout } = await check(...words, "--json");
    return { exitCode, ...(JSON.parse(stdout) as CheckReport) };
  }

  it("ends with 0 while all pins are current, of both kinds", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.write("a.json", exportedStack("prod", { web: pin }));
    stage.write("b.json", exportedStack("dev", { web: pin, batch: pin }, pluginPin));
    const { exitCode, stdout } = await check("a.json", "b.json");
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(new RegExp(`^shop/prod +web +current +${String(pin["imageId"])}`, "m"));
    expect(stdout).to.include("3 pins of 2 stacks: 3 current.");
  });

  it("ends with 2 when a pin is superseded, unavailable or gone, and says by what", async () => {
    const [old, retired, gone] = await Promise.all([
      recordedPin(stage.simulator, web),
      recordedPin(stage.simulator, { ...web, os: "Debian 12" }),
      recordedPin(stage.simulator, { ...web, os: "Rocky 9" }),
    ]);
    const newer = stage.simulator.publish({ ImageName: "Ubuntu 22.04 64位" }).ImageId;
    stage.simulator.retire(String(retired["imageId"]));
    stage.simulator.remove(String(gone["imageId"]));
    stage.write("prod.json", exportedStack("prod", { web: old, db: retired, batch: gone }));
    const { exitCode, pins, summary } = await report("prod.json");
    expect(exitCode).to.equal(2);
    expect(pins.map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
      "web superseded",
      "db unavailable",
      "batch gone",
    ]);
    expect(pins[0]).to.include({ newestImageId: newer, zone: "cn-bj2-05", stack: "prod", project: "shop" });
    expect(pins[0]?.notices.join()).to.include(newer);
    expect(pins[0]?.text).to.match(/^newest match: .*, [\d,]+ days newer than the pinned image$/);
    expect(pins[1]?.text).to.match(
      /^is Unavailable; newest match: .*, \d+ days older than the pinned image: no newer image matches/,
    );
    expect(summary).to.include({ pins: 3, superseded: 1, unavailable: 1, gone: 1 });
  });

  it("reads a stack from standard input", async () => {
    const stdin = exportedStack("prod", { web: await recordedPin(stage.simulator, web) });
    const { exitCode, stdout } = await ucloudImage(["check", "-"], { ...stage.simulator, stdin });
    expect(exitCode).to.equal(0);
    expect(stdout).to.include("shop/prod");
  });

  it("ends with 1 when UCloud could not be asked, and takes no pin for gone", async () => {
    stage.write("prod.json", exportedStack("prod", { web: await recordedPin(stage.simulator, web) }));
    const environment = { ...stage.simulator.environment, UCLOUD_PRIVATE_KEY: "not the key" };
    const { exitCode, stdout } = await ucloudImage(["check", "prod.json", "--json"], {
      environment,
      folder: stage.folder,
    });
    expect(exitCode).to.equal(1);
    const { summary, pins } = JSON.parse(stdout) as CheckReport;
    expect(summary).to.include({ unknown: 1, gone: 0 });
    expect(pins[0]?.text).to.include("RetCode 171");
  });

  it("ends with 1 when an export can't be read, and still reports the others", async () => {
    stage.write("prod.json", exportedStack("prod", { web: await recordedPin(stage.simulator, web) }));
    stage.write("half.json", '{"version": 3, "deploy');
    stage.write("other.json", "{}");
    const { exitCode, unreadable, summary } = await report("prod.json", "half.json", "other.json", "missing.json");
    expect(exitCode).to.equal(1);
    expect(summary).to.include({ pins: 1, stacks: 1, current: 1 });
    expect(unreadable.map(({ source }) => source)).to.deep.equal(["half.json", "other.json", "missing.json"]);
  });

  it("says that a secret argument hides a pin, and reads it from an export with plain secrets", async () => {
    const pin = await recordedPin(stage.simulator, web);
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    stage.write("a.json", exportedStack("prod", { web: { ...pin, os: { ...secret, ciphertext: "v1:x" } } }));
    stage.write("b.json", exportedStack("prod", { web: { ...pin, os: { ...secret, plaintext: '"Ubuntu 22.04"' } } }));
    const hidden = await report("a.json");
    expect(hidden.exitCode).to.equal(1);
    expect(hidden.pins[0]?.text).to.include("--show-secrets");
    expect((await report("b.json")).exitCode).to.equal(0);
  });

  it("has nothing to say about a stack without pins", async () => {
    stage.write("empty.json", JSON.stringify({ version: 3, deployment: { manifest: {} } }));
    const { exitCode, stdout } = await check("empty.json");
    expect(exitCode).to.equal(0);
    expect(stdout).to.equal("0 pins of 1 stack.\n");
  });

  it("writes names of images into Markdown and SARIF so that nothing in them acts", async () => {
    const hostile = "x | <img src=//evil> @everyone [click](http://evil) `\u202e\u001b[2J";
    const name = { region: "cn-bj2", zone: "cn-bj2-05", imageType: "Custom", nameRegex: "^x \\|" };
    stage.simulator.publish({ ImageType: "Custom", ImageName: hostile });
    const pin = await recordedPin(stage.simulator, name);
    stage.simulator.publish({ ImageType: "Custom", ImageName: hostile });
    stage.write("prod.json", exportedStack("prod", { "web | <b>": pin }));
    const markdown = (await check("prod.json", "--format", "markdown")).stdout;
    expect(markdown).to.include("| Stack | Pin | Status | Image | Found |");
    expect(markdown).not.to.match(/[\u001b\u202e]|<|@everyone|[^\\]\[click|:\/\/|[^\\]`/);
    const [row] = markdown.split("\n").filter((line) => line.includes("superseded "));
    expect(row?.match(/(?<!\\)\|/g)).to.have.length(6);
    const sarif = (await check("prod.json", "--format", "sarif")).stdout;
    expect(sarif).not.to.match(/[\u001b\u202e]|\\u001b|\\u202e/);
    expect(messagesOf(sarif)[0]).to.include("\\[click\\]");
  });

  it("writes SARIF that names the rule, the file and the resource", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.simulator.remove(String(pin["imageId"]));
    stage.write("prod.json", exportedStack("prod", { web: pin }));
    const { exitCode, stdout } = await check("prod.json", "--format", "sarif");
    expect(exitCode).to.equal(2);
    const sarif: unknown = JSON.parse(stdout);
    expect(sarif).to.have.property("version", "2.1.0");
    expect(sarif).to.have.nested.property("runs[0].results[0].ruleId", "gone");
    const location = "runs[0].results[0].locations[0]";
    expect(sarif).to.have.nested.property(`${location}.physicalLocation.artifactLocation.uri`, "Pulumi.yaml");
    expect(sarif).to.have.nested.property("runs[0].invocations[0].executionSuccessful", true);
  });

  it("looks at 2,000 pins of 200 stacks with the requests of the listings involved", async () => {
    const zones = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-05", "cn-sh2-02"];
    const kinds = await Promise.all(
      zones.map((zone) => recordedPin(stage.simulator, { ...web, zone, region: zone.slice(0, 6) })),
    );
    const pins = (seed: number) =>
      Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`pin${n}`, kinds[(seed + n) % kinds.length] ?? {}]));
    const files = Array.from({ length: 200 }, (_, n) => `stack-${n}.json`);
    files.forEach((file, n) => stage.write(file, exportedStack(`stack-${n}`, pins(n))));
    stage.simulator.publish({ Zone: "cn-bj2-02", ImageName: "Ubuntu 22.04 64位" });
    stage.simulator.resetRequests();
    const { exitCode, summary } = await report(...files);
    expect({ exitCode, ...summary }).to.include({ exitCode: 2, stacks: 200, pins: 2000, superseded: 500, unknown: 0 });
    const asked = stage.simulator.requests.map(({ parameters }) => `${parameters["Zone"]} ${parameters["Offset"]}`);
    expect(new Set(asked).size, "no page is asked for twice").to.equal(asked.length);
    expect(new Set(stage.simulator.requests.map(({ parameters }) => parameters["Zone"]))).to.have.lengthOf(4);
  });

  it("begins with what needs action, and prints the command for it", async () => {
    const [old, current] = await Promise.all([
      recordedPin(stage.simulator, web),
      recordedPin(stage.simulator, { ...web, os: "Debian 12" }),
    ]);
    stage.simulator.publish({ ImageName: "Ubuntu 22.04 64位" });
    stage.write("prod.json", exportedStack("prod", { db: current, web: old }));
    const { stdout } = await check("prod.json");
    expect(stdout.split("\n")[1]).to.match(/^shop\/prod +web +superseded /);
    const urn = "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/ucloud-image:PinnedImage::web";
    expect(stdout).to.include(`pulumi up --stack 'prod' --replace '${urn}'`);
    const fix = await check("prod.json", "--fix");
    expect(fix.stdout).to.equal(`pulumi up --stack 'prod' --replace '${urn}'\n`);
    expect(fix.exitCode).to.equal(2);
    expect(JSON.parse((await check("prod.json", "-o", "slack")).stdout))
      .to.have.property("text")
      .that.includes("*shop/prod web*");
  });

  it("refuses a format that it does not have, and stacks beside files", async () => {
    expect((await check("a.json", "--format", "toString")).exitCode).to.equal(64);
    expect((await check("a.json", "--stack", "prod")).exitCode).to.equal(64);
  });
});

function messagesOf(sarif: string): string[] {
  const { runs } = JSON.parse(sarif) as { runs: { results: { message: { text: string } }[] }[] };
  return runs.flatMap(({ results }) => results.map(({ message }) => message.text));
}
