import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { withoutNotices } from "../notices";
import { executable, ucloudImage } from "./executable";

const ubuntu = ["--region", "cn-bj2", "--os", "Ubuntu 22.04"];

describe("ucloud-image list", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  const list = (...words: string[]) => ucloudImage(["list", ...words], simulator);

  it("prints all matches of a region, the newest first", async () => {
    const { ImageId: imageId } = simulator.publish();
    const { exitCode, stdout } = await list(...ubuntu);
    expect(exitCode).to.equal(0);
    const [head, first] = stdout.split("\n");
    expect(head).to.match(/^IMAGE ID +ZONE +CREATED +END OF LIFE +GB +NAME$/);
    expect(first).to.match(new RegExp(`^${imageId} +cn-bj2-05 .*Ubuntu 22.04 64位$`));
    const answer = JSON.parse((await list(...ubuntu, "--json")).stdout) as { imageIds: string[]; matched: number };
    expect(stdout.trim().split("\n")).to.have.length(answer.matched + 1);
    expect((await list(...ubuntu, "--id-only")).stdout.trim().split("\n")).to.deep.equal(answer.imageIds);
  });

  it("ends with 2 when nothing matches, and says where the reason is to be had", async () => {
    const none = await list("--region", "cn-bj2", "--os", "Ubuntu 4.10");
    expect(none.exitCode).to.equal(2);
    expect(none.stdout).to.include("ucloud-image explain");
    expect((await list("--region", "cn-bj2", "--os", "Ubuntu 4.10", "--no-allow-empty")).stderr).to.include("0  left");
  });

  it("ends quietly when its reader has seen enough", async () => {
    const shell = `set -e; '${process.execPath}' '${executable}' list --region cn-bj2 --architecture any | head -1`;
    const env = { PATH: process.env["PATH"], ...simulator.environment };
    const { stdout, stderr } = await promisify(execFile)("sh", ["-c", shell], { env });
    expect(stdout).to.match(/^IMAGE ID.*\n$/);
    expect(withoutNotices(stderr)).to.equal("");
  });
});
