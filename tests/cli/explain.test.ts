import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "./executable";

const place = ["--region", "cn-bj2", "--zone", "cn-bj2-05"];

describe("ucloud-image explain", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  const explain = (...words: string[]) => ucloudImage(["explain", ...place, ...words], simulator);

  it("says how a filter came to its image: the query as understood and the funnel", async () => {
    const { exitCode, stdout } = await explain("--os", "Ubuntu 22.04");
    expect(exitCode).to.equal(0);
    expect(stdout)
      .to.include("environment variable UCLOUD_PROJECT_ID")
      .and.to.match(/\d+ {2}listed/);
    const { matched, funnel } = JSON.parse((await explain("--os", "Ubuntu 22.04", "--json")).stdout) as {
      matched: number;
      funnel: { left: number }[];
    };
    expect(funnel.at(-1)?.left).to.equal(matched);
  });

  it("says with 2 why a filter has no image, and in JSON too", async () => {
    const none = await explain("--os", "Ubunto 22.04");
    expect(none).to.include({ exitCode: 2, stdout: "" });
    expect(none.stderr).to.include("No image matches.").and.to.include("Ubuntu");
    const { error } = JSON.parse((await explain("--os", "Ubunto 22.04", "--json")).stdout) as {
      error: { kind: string; explanation: { hints: string[] } };
    };
    expect(error.kind).to.equal("NoImageError");
    expect(error.explanation.hints.join()).to.include("Ubuntu");
  });

  it("asks UCloud even where lookups are frozen, and ends with 1 when it can't", async () => {
    const environment = { ...simulator.environment, UCLOUD_IMAGE_LOCK: "frozen" };
    expect((await ucloudImage(["explain", ...place, "--os", "Debian 12"], { environment })).exitCode).to.equal(0);
    expect((await ucloudImage(["explain", ...place, "--os", "Debian 12"])).exitCode).to.equal(1);
  });
});
