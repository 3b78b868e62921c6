import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { stageOfEachTest } from "../simulator/stage";
import { ucloudImage } from "./executable";
import { exportedStack, recordedPin } from "./exported-stack";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] };
const place = ["--region", "cn-bj2", "--zone", "cn-bj2-05"];

describe("ucloud-image report", () => {
  const stage = stageOfEachTest();

  const report = (...words: string[]) =>
    ucloudImage(["report", "--html", "r.html", ...words], { ...stage.simulator, folder: stage.folder });
  const page = () => readFileSync(join(stage.folder, "r.html"), "utf8");
  const images = (...types: string[]) =>
    stage.simulator
      .images()
      .filter(({ Zone, ImageType }) => Zone === "cn-bj2-05" && types.includes(ImageType ?? ""))
      // No host boots them, and so they are listed only where a filter asks for them.
      .filter(({ Features = [] }) => !Features.some((feature) => feature.startsWith("Vgpu_")));

  it("writes one page with every image of the place, from one listing", async () => {
    stage.simulator.resetRequests();
    const { exitCode, stdout, stderr } = await report(...place);
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: "" });
    expect(stdout).to.match(new RegExp(`^r\\.html: ${images("Base").length} images of \\d+ operating systems\\.\\n$`));
    for (const { ImageId } of images("Base")) {
      expect(page()).to.include(ImageId);
    }
    const offsets = stage.simulator.requests.map(({ parameters }) => parameters["Offset"]);
    expect(new Set(offsets).size, "no page is asked for twice").to.equal(offsets.length);
    expect(readdirSync(stage.folder)).to.deep.equal(["r.html"]);
  });

  it("shows the pins of exports, counted as check counts them, and leaves the verdict to check", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.simulator.publish({ ImageName: "Ubuntu 22.04 64位" });
    stage.write("prod.json", exportedStack("prod", { web: pin, api: pin }));
    const { exitCode, stdout } = await report("prod.json", ...place);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include("2 pins of 1 stack: 2 superseded.");
    expect(page()).to.include("shop/prod");
    const stdin = exportedStack("dev", { web: pin });
    const piped = await ucloudImage(["report", "-", "--html", "r.html", ...place, "--json"], {
      ...stage.simulator,
      folder: stage.folder,
      stdin,
    });
    const answer: unknown = JSON.parse(piped.stdout);
    expect(answer).to.include({ file: "r.html", images: images("Base").length, pins: 1, superseded: 1, stacks: 1 });
    expect(answer).to.have.property("bytes", Buffer.byteLength(page()));
  });

  it("draws a pin on an image that is gone, or of another zone", async () => {
    const gone = await recordedPin(stage.simulator, web);
    const elsewhere = await recordedPin(stage.simulator, { ...web, zone: "cn-bj2-02" });
    stage.simulator.remove(String(gone["imageId"]));
    stage.write("prod.json", exportedStack("prod", { gone, elsewhere }));
    expect((await report("prod.json", ...place)).exitCode).to.equal(0);
    expect(page()).to.include(`<code>${String(gone["imageId"])}</code>`);
    expect(page().match(/<td>not in the listing/g)).to.have.lengthOf(2);
  });

  it("takes the filter, lists several types of image, and says what was asked for", async () => {
    const { stdout } = await report(...place, "--image-type", "Base", "Custom", "--json");
    expect(JSON.parse(stdout)).to.include({ images: images("Base", "Custom").length });
    expect(page()).to.include("Base, Custom");
    await report(...place, "--os", "Ubuntu 22.04", "--no-allow-end-of-life");
    expect(page()).to.include("os Ubuntu 22.04 · allowEndOfLife false").and.not.include("CentOS");
    const market = await report(...place, "--image-type", "Base", "Business", "--vendors", "Example Cloud", "--json");
    const trusted = images("Business").filter(({ Vendor }) => Vendor === "Example Cloud");
    expect(JSON.parse(market.stdout)).to.include({ images: images("Base").length + trusted.length });
  });

  it("holds nothing of the account", async () => {
    await report(...place);
    for (const value of [
      stage.simulator.publicKey,
      stage.simulator.privateKey,
      stage.simulator.environment["UCLOUD_PROJECT_ID"] ?? "",
    ]) {
      expect(page()).not.to.include(value);
    }
    expect(page().replaceAll(/<script>[^]*?<\/script>/g, "")).not.to.match(/https?:|src=|href=|@import|url\(/);
  });

  it("leaves the file as it was when the listing fails, with 1", async () => {
    stage.write("r.html", "yesterday's");
    const environment = { ...stage.simulator.environment, UCLOUD_PRIVATE_KEY: "not the key" };
    const refused = await ucloudImage(["report", "--html", "r.html", ...place], { environment, folder: stage.folder });
    expect(refused.exitCode).to.equal(1);
    expect(refused.stderr).to.include("RetCode 171");
    expect(page()).to.equal("yesterday's");
    expect(readdirSync(stage.folder)).to.deep.equal(["r.html"]);
  });

  it("ends with 1 before it asks UCloud when the page could not be written", async () => {
    stage.simulator.resetRequests();
    const { exitCode, stderr } = await ucloudImage(["report", "--html", "no/such/r.html", ...place], {
      ...stage.simulator,
      folder: stage.folder,
    });
    expect(exitCode).to.equal(1);
    expect(stderr).to.include("no/such/r.html can't be written");
    expect(stage.simulator.requestCount()).to.equal(0);
    mkdirSync(join(stage.folder, "r.html"));
    expect((await report(...place)).stderr).to.include("r.html can't be written");
    expect(readdirSync(stage.folder)).to.deep.equal(["r.html"]);
  });

  it("writes the page with its hole, and ends with 1, when a stack or a pin could not be checked", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.write("prod.json", exportedStack("prod", { web: pin, odd: { imageId: "uimage-x" } }));
    stage.write("half.json", '{"version": 3, "deploy');
    const { exitCode, stderr, stdout } = await report("prod.json", "half.json", ...place);
    expect(exitCode).to.equal(1);
    expect(stdout).to.include("2 pins of 1 stack: 1 current, 1 could not be checked; 1 stack could not be read.");
    expect(stderr).to.include("half.json is not shown").and.include("shop/prod odd could not be checked");
    expect(page()).to.include("half.json</td>").and.include("could not be read").and.include("all pins and hosts");
    const { missing } = JSON.parse((await report("half.json", ...place, "--json")).stdout) as {
      readonly missing: readonly string[];
    };
    expect(missing.map((text) => text.slice(0, 22))).to.deep.equal(["half.json is not shown"]);
    expect(page()).to.include("Not all is here").and.include("half.json is not a stack export");
  });

  it("ends with 1 when a host could not be checked, and shows it as that", async () => {
    const type = "ucloud:index/instance:Instance";
    const host = { urn: `urn:pulumi:prod::shop::${type}::web-1`, custom: true, id: "uhost-1", type };
    const inputs = { imageId: "uimage-byhand", region: "cn-nowhere" };
    const state = { version: 3, deployment: { resources: [{ ...host, inputs, outputs: inputs }] } };
    stage.write("prod.json", JSON.stringify(state));
    const { exitCode, stderr, stdout } = await report("prod.json", ...place);
    expect(exitCode).to.equal(1);
    expect(stderr).to.include("shop/prod host web-1 could not be checked");
    expect(stdout).to.include("1 host: 1 could not be checked");
    expect(page()).to.include("1 pin or host could not be checked").and.include("Needs action (1)");
  });

  it("runs pulumi for the project's stacks only when asked", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.write("stack.json", exportedStack("prod", { web: pin }));
    stage.write("pulumi", `#!/bin/sh\ntouch was-run\n[ "$2" = ls ] && echo '[{"name":"prod"}]' || cat stack.json\n`);
    chmodSync(join(stage.folder, "pulumi"), 0o755);
    const environment = { ...stage.simulator.environment, PATH: `${stage.folder}:${process.env["PATH"]}` };
    const run = (...words: string[]) =>
      ucloudImage(["report", "--html", "r.html", ...place, ...words], { environment, folder: stage.folder });
    expect((await run()).exitCode).to.equal(0);
    expect(existsSync(join(stage.folder, "was-run"))).to.equal(false);
    expect((await run("--all-stacks")).stdout).to.include("1 pin of 1 stack");
    expect((await run("--stack", "prod")).stdout).to.include("1 pin of 1 stack");
  });

  it("says what changed since an earlier page, and reads nothing from UCloud when that page can't be compared", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.write("prod.json", exportedStack("prod", { web: pin }));
    await report("prod.json", ...place);
    renameSync(join(stage.folder, "r.html"), join(stage.folder, "old.html"));
    const same = await report("prod.json", ...place, "--since", "old.html");
    expect(same.stdout).to.match(/\nSince \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\+8\): nothing changed\.\n$/);
    expect(page()).to.include("Nothing changed.");
    const { ImageId } = stage.simulator.publish({ ImageName: "Ubuntu 22.04 64位" });
    const other = await report("prod.json", ...place, "--since", "old.html", "--json");
    const { changes } = JSON.parse(other.stdout) as { readonly changes: { readonly changes: readonly object[] } };
    expect(changes).to.include({ total: 2 });
    expect(changes.changes).to.deep.include.members([
      { of: "image", kind: "new", name: "Ubuntu 22.04 64位", place: "cn-bj2-05", imageId: ImageId, text: madeToday() },
      {
        ...{ of: "pin", kind: "changed", name: "web", place: "shop/prod cn-bj2-05", imageId: pin["imageId"] },
        text: "from current to superseded",
      },
    ]);
    // A page may be compared with itself, and overwritten.
    expect((await report("prod.json", ...place, "--since", "r.html")).stdout).to.include("nothing changed");

    stage.write("other.html", "<p>no report</p>");
    stage.write("newer.html", page().replace('"formatVersion":1', '"formatVersion":2'));
    stage.simulator.resetRequests();
    for (const [file, message] of [
      ["missing.html", "missing.html can't be read for --since"],
      [".", ". can't be read for --since"],
      ["prod.json", "prod.json is not a page of ucloud-image report: it has no data of a report"],
      ["other.html", "other.html is not a page of ucloud-image report"],
      ["newer.html", "newer.html is the page of another version of ucloud-image"],
    ] as const) {
      const { exitCode, stderr } = await report("prod.json", ...place, "--since", file);
      expect(exitCode, file).to.equal(1);
      expect(stderr, file).to.include(message);
    }
    expect(stage.simulator.requestCount()).to.equal(0);
  });

  /** The text of a change for an image that was made today, in UCloud's time zone. */
  function madeToday(): string {
    return `made ${/made (\d{4}-\d\d-\d\d)/.exec(page())?.[1]}`;
  }

  it("writes pins, hosts and unread stacks as CSV", async () => {
    const pin = await recordedPin(stage.simulator, web);
    stage.write(
      "prod.json",
      exportedStack("prod", { 'web, "blue"': pin, "=cmd()": pin, odd: { imageId: "uimage-x" } }),
    );
    stage.write("half.json", "{");
    const { exitCode, stdout } = await report("prod.json", "half.json", ...place, "--csv", "pins.csv");
    expect(exitCode).to.equal(1);
    expect(stdout).to.include("pins.csv: pins and hosts as CSV.");
    const [head, ...lines] = readFileSync(join(stage.folder, "pins.csv"), "utf8").trimEnd().split("\n");
    expect(head).to.match(/^kind,project,stack,name,status,region,zone,imageId,/);
    const starts = lines.map((line) => line.split(",").slice(0, 5).join(","));
    expect(starts).to.deep.equal([
      'pin,shop,prod,"web, ""blue"""',
      "pin,shop,prod,'=cmd(),current",
      "pin,shop,prod,odd,unknown",
      "stack,,half.json,,notRead",
    ]);
    expect(await report("prod.json", ...place, "--csv", "r.html")).to.include({ exitCode: 64 });
    expect((await report(...place, "--csv", "pins.csv")).stderr).to.include(
      "--csv writes the pins and hosts of stacks",
    );
  });

  it("lists several regions and zones side by side", async () => {
    const zones = ["--region", "cn-bj2", "--zone", "cn-bj2-02,cn-bj2-05", "--json"];
    const { stdout } = await report(...zones);
    const listed = stage.simulator
      .images()
      .filter(({ Zone, ImageType }) => ImageType === "Base" && /^cn-bj2-0[25]$/.test(Zone))
      .filter(({ Features = [] }) => !Features.some((feature) => feature.startsWith("Vgpu_")));
    expect(JSON.parse(stdout)).to.include({ images: listed.length });
    expect(page()).to.include("Regions and zones side by side");
    expect(page()).to.include("<title>UCloud images of cn-bj2-02, cn-bj2-05</title>");
    const regions = await report("--region", "cn-bj2,cn-sh2");
    expect(regions.exitCode).to.equal(0);
    expect(page()).to.include("Region cn-bj2, all zones · Region cn-sh2, all zones");
    const wrong = await report("--region", "cn-bj2,cn-sh2", "--zone", "cn-gd-02");
    expect(wrong.stderr).to.include("cn-gd-02 is in none of the regions cn-bj2, cn-sh2.");
    expect(wrong.exitCode).to.equal(64);
  });

  it("refuses what it does not understand with 64, and says in --help what it does", async () => {
    const ways = [
      ["report"],
      ["report", "--html", "r.html", "--all-stacks", "--stack", "prod"],
      ["report", "prod.json", "--html", "r.html", "--all-stacks"],
      ["report", "--html", "r.html", ...place, "--image-type", "base"],
      ["report", "--html", "r.html", ...place, "--image-type", "Business"],
    ];
    for (const words of ways) {
      expect(
        (await ucloudImage(words, { ...stage.simulator, folder: stage.folder })).exitCode,
        words.join(" "),
      ).to.equal(64);
    }
    expect(readdirSync(stage.folder)).to.deep.equal([]);
    const { stdout, exitCode } = await ucloudImage(["report", "--help"]);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include("--html <file>").and.include("--all-stacks").and.include("Exit codes");
  });
});
