import { expect } from "chai";
import { getImageArguments } from "../../provider/lookup/get-image";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "./executable";

const web = ["--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 22.04"];

describe("ucloud-image find", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  const find = (...words: string[]) => ucloudImage(["find", ...words], simulator);

  it("prints the newest image that its options describe, and nothing but its id when asked to", async () => {
    const { ImageId: imageId } = simulator.publish();
    const found = await find(...web);
    expect(found).to.include({ exitCode: 0, stderr: "" });
    expect(found.stdout).to.match(new RegExp(`^imageId +${imageId}$`, "m"));
    expect((await find(...web, "--id-only")).stdout).to.equal(`${imageId}\n`);
  });

  it("answers in JSON as getImage does", async () => {
    const { stdout } = await find(...web, "--features", "CloudInit", "IPv6", "--json");
    const image = JSON.parse(stdout) as { features: string[]; zone: string };
    expect(image).to.include({ zone: "cn-bj2-05", osName: "Ubuntu 22.04 64位" });
    expect(image.features).to.include.members(["CloudInit", "IPv6"]);
  });

  it("takes the fields of a host, and fallbacks as JSON", async () => {
    const host = ["--host-machine-type", "O", "--host-boot-disk-size-gb", "40"];
    const fallback = JSON.stringify({ os: "Ubuntu 24.04" });
    const { stdout } = await find("--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 4.10", ...host);
    expect(stdout).to.equal("");
    const words = ["--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 4.10", ...host, "--json"];
    const image = JSON.parse((await find(...words, "--fallbacks", fallback)).stdout) as Record<string, unknown>;
    expect(image).to.include({ osName: "Ubuntu 24.04 64位", matchedFallback: 0 });
    expect(image["features"]).to.include("RssdAttachable");
    const wrong = await find(...words, "--fallbacks", "{os");
    expect(wrong.exitCode).to.equal(64);
    expect(wrong.stdout).to.include("--fallbacks");
  });

  it("prints no colours into a pipe, and none on demand", async () => {
    expect((await find(...web)).stdout).not.to.include("\u001b");
    const { environment } = simulator;
    const forced = await ucloudImage(["find", ...web], { environment: { ...environment, FORCE_COLOR: "1" } });
    expect(forced.stdout).to.include("\u001b[1m");
    const refused = await ucloudImage(["find", ...web], {
      environment: { ...environment, FORCE_COLOR: "1", NO_COLOR: "1" },
    });
    expect(refused.stdout).not.to.include("\u001b");
  });

  it("ends with 2 and the query as understood when nothing matches, or several and one was asked for", async () => {
    const none = await find("--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 4.10");
    expect(none).to.include({ exitCode: 2, stdout: "" });
    expect(none.stderr).to.include("No image matches.").and.to.include("os: Ubuntu 4.10");
    const several = await find(...web, "--unique", "--json");
    expect(several.exitCode).to.equal(2);
    expect(JSON.parse(several.stdout)).to.have.nested.property("error.kind", "AmbiguousImageError");
  });

  it("ends with 64, and names the option and the nearest value, when the command line is wrong", async () => {
    const wrong = await find(...web, "--features", "CloudInt");
    expect(wrong).to.include({ exitCode: 64, stdout: "" });
    expect(wrong.stderr).to.include("--features:").and.to.include('Did you mean "CloudInit"?');
    expect((await find("--oss", "Ubuntu")).stderr).to.include("--os");
    expect((await find("--max-size-gb", "many")).exitCode).to.equal(64);
    expect((await find("Ubuntu")).exitCode).to.equal(64);
  });

  it("ends with 1 when it could not look: no keys, keys that UCloud refuses", async () => {
    const withoutKeys = await ucloudImage(["find", ...web]);
    expect(withoutKeys).to.include({ exitCode: 1, stdout: "" });
    expect(withoutKeys.stderr).to.include("UCLOUD_PRIVATE_KEY");
    const environment = { ...simulator.environment, UCLOUD_PRIVATE_KEY: "not the key" };
    const refused = await ucloudImage(["find", ...web, "--json"], { environment });
    expect(refused.exitCode).to.equal(1);
    expect(JSON.parse(refused.stdout)).to.have.nested.property("error.kind", "UCloudApiError");
  });

  it("shows an image's name without what would act on the terminal", async () => {
    simulator.publish({ ImageType: "Custom", ImageName: "evil\u001b[2J\u202eimage" });
    const { stdout } = await find("--region", "cn-bj2", "--image-type", "Custom", "--name-regex", "evil");
    expect(stdout)
      .to.include("evil\\u{1b}[2J\\u{202e}image")
      .and.not.to.match(/[\u001b\u202e]/);
    const json = (await find("--region", "cn-bj2", "--image-type", "Custom", "--name-regex", "evil", "--json")).stdout;
    expect(json).not.to.match(/[\u001b\u202e]/);
    expect(JSON.parse(json)).to.have.property("imageName", "evil\u001b[2J\u202eimage");
  });

  it("describes every field of the filter, and the exit codes, in --help", async () => {
    const { exitCode, stdout } = await ucloudImage(["find", "--help"]);
    expect(exitCode).to.equal(0);
    const asOption = (field: string) => `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    for (const field of Object.keys(getImageArguments.shape)) {
      expect(stdout).to.include(asOption(field));
    }
    expect(stdout).to.include("Exit codes:");
  });
});
