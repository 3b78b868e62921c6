import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "./executable";

describe("ucloud-image fit", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  const fit = (...words: string[]) => ucloudImage(["fit", ...words, "--region", "cn-bj2"], simulator);
  function idOf(name: string): string {
    const image = simulator.images().find(({ ImageName, Zone }) => ImageName === name && Zone === "cn-bj2-05");
    return image?.ImageId ?? expect.fail(`The simulator has no ${name}.`);
  }

  it("ends with 0 when the image fits, and shows the rules that were looked at", async () => {
    const { exitCode, stdout } = await fit(idOf("Ubuntu 22.04 64位"), "--machine-type", "N");
    expect(exitCode).to.equal(0);
    expect(stdout)
      .to.include("fits this host.")
      .and.to.match(/^raisedKernel +holds +/m);
  });

  it("ends with 2 and the broken rules when it does not", async () => {
    const raised = idOf("高内核CentOS 7.6 64位");
    const { exitCode, stdout } = await fit(raised, "--machine-type", "N", "--boot-disk-size-gb", "1");
    expect(exitCode).to.equal(2);
    expect(stdout)
      .to.match(/^raisedKernel +broken +only the O family/m)
      .and.to.match(/^bootDiskSize +broken/m);
    const json = JSON.parse((await fit(raised, "--machine-type", "N", "--json")).stdout) as object;
    expect(json).to.have.property("fits", false);
    expect(json).to.have.nested.property("brokenRules[0].rule", "raisedKernel");
  });

  it("tells an image that is not there, a host that can't be and a missing region apart", async () => {
    const gone = await fit("uimage-nowhere", "--machine-type", "N");
    expect(gone.exitCode).to.equal(2);
    expect(gone.stderr).to.include("uimage-nowhere does not exist in region cn-bj2");
    const wrong = await fit(idOf("Ubuntu 22.04 64位"), "--machine-type", "N", "--net-capability", "Ultre");
    expect(wrong.exitCode).to.equal(64);
    expect(wrong.stderr).to.include("--net-capability:").and.to.include('Did you mean "Ultra"?');
    expect((await ucloudImage(["fit", "uimage-a", "--machine-type", "N"], simulator)).exitCode).to.equal(64);
    expect((await fit("uimage-a")).stderr).to.include("--machine-type");
    expect((await ucloudImage(["fit"], simulator)).exitCode).to.equal(64);
  });

  it("takes families and older types, and says that nobody judges O.BM", async () => {
    const id = idOf("Ubuntu 22.04 64位");
    const arm = await fit(id, "--machine-type", "O", "--family", "o1r");
    expect(arm).to.include({ exitCode: 2 });
    expect(arm.stdout).to.match(/^arm +broken/m);
    expect((await fit(id, "--uhost-type", "N2")).exitCode).to.equal(0);
    const wrong = await fit(id, "--machine-type", "N", "--family", "o2i");
    expect(wrong.exitCode).to.equal(64);
    expect(wrong.stderr).to.include("--family:").and.to.include("does not belong to N");
    const unknown = await fit(id, "--machine-type", "Q");
    expect(unknown.exitCode).to.equal(64);
    expect(unknown.stderr).to.include("unknown machine type").and.to.include("Known: N, C, G, O, OS");
    const unjudged = await fit(id, "--machine-type", "O.BM");
    expect(unjudged.exitCode).to.equal(0);
    expect(unjudged.stdout).to.include("UCloud publishes no rules for the images of machine type O.BM");
  });

  it("takes the options of a host as find spells them, too", async () => {
    const id = idOf("高内核CentOS 7.6 64位");
    const { exitCode, stdout } = await fit(`${id}/CentOS`, "--host-machine-type", "N", "-o", "json");
    expect(exitCode).to.equal(2);
    expect(JSON.parse(stdout)).to.have.nested.property("brokenRules[0].rule", "raisedKernel");
  });
});
