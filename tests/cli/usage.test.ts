import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "./executable";

describe("wrong usage", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  const wrong: readonly (readonly [words: string, sentence: RegExp])[] = [
    ["fnd", /has no command "fnd"\. Did you mean find\?/],
    ["find --oss Ubuntu", /find has no option --oss\. Did you mean --os\?/],
    ["find --os", /--os <text> needs a value/],
    ["find Ubuntu", /does not take "Ubuntu"/],
    ["fit", /fit needs <image>/],
    ["describe", /describe needs <id>/],
    ["report", /needs --html <file>/],
    ["list --limit 0", /--limit takes a whole number/],
    ["list -o xml", /-o takes .* not "xml"/],
    ["explain -o csv", /-o takes .* not "csv"/],
    ["find --columns nope", /no column "nope"/],
    ["find --profile nope --region cn-bj2", /^--profile names the profile "nope"/],
    ["find", /^No region is known\. Give --region/],
    ["find --region cn-bj2 --max-size-gb many", /^--max-size-gb: "many"/],
    ["find --region cn-bj2 --features CloudInt,IPv6", /^--features: "CloudInt" is not accepted/],
    ["simulate --port x", /^--port takes a whole number/],
    ["check a.json --stack prod", /--stack/],
    ["completion cmd", /does not take "cmd"/],
  ];

  for (const [words, sentence] of wrong) {
    it(`ends with 64 and one plain sentence: ${words}`, async () => {
      const { exitCode, stdout, stderr } = await ucloudImage(words.split(" "), simulator);
      expect({ exitCode, stdout }, stderr).to.deep.equal({ exitCode: 64, stdout: "" });
      expect(stderr)
        .to.match(sentence)
        .and.to.match(/^[^\n]+\n$/);
    });
  }

  it("is JSON or YAML where the command line asks for that", async () => {
    const json = await ucloudImage(["find", "--oss", "x", "-o", "json"], simulator);
    expect(JSON.parse(json.stdout)).to.have.nested.property("error.kind", "UsageError");
    expect((await ucloudImage(["find", "--oss", "x", "-o=yaml"], simulator)).stdout).to.match(
      /^error:\n {2}kind: UsageError/,
    );
  });

  it("says in a command's terms what to do next", async () => {
    const several = await ucloudImage(["find", "--region", "cn-bj2", "--os", "Ubuntu"], simulator);
    expect(several.exitCode).to.equal(2);
    expect(several.stderr).to.match(/\n {2}next {3}Give --zone\.\n$/);
    const none = await ucloudImage(["find", "--region", "cn-bj2", "--os", "Ubuntu 4.10"], simulator);
    expect(none.stderr.replaceAll(/\s+/g, " ")).to.include("or run ucloud-image list to see all images.");
    const { UCLOUD_PRIVATE_KEY: _, ...environment } = simulator.environment;
    const keys = await ucloudImage(["find", "--region", "cn-bj2", "--os", "Ubuntu"], { environment });
    expect(keys.exitCode).to.equal(1);
    expect(keys.stderr).to.include("UCLOUD_PRIVATE_KEY").and.not.include("stack configuration");
  });
});
