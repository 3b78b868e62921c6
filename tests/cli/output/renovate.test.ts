import { expect } from "chai";
import { renovateReleases } from "../../../cli/output/renovate";
import { image } from "../../provider/image/sample";
import { stageOfEachTest } from "../../simulator/stage";
import { ucloudImage } from "../executable";

const now = new Date("2026-11-28T00:00:00Z");
const at = (time: string) => Date.parse(time) / 1000;

describe("images as Renovate's custom datasource reads them", () => {
  it("have a version that sorts by their time, their id as its digest, and their end as a deprecation", () => {
    const images = [
      image({ imageId: "uimage-new", createTime: at("2026-10-04T10:15:00Z"), maintainEol: "2027/04/30" }),
      image({ imageId: "uimage-old", createTime: at("2026-01-05T00:00:07Z"), maintainEol: "2026/10/31" }),
    ];
    expect(renovateReleases(images, now)).to.deep.equal({
      releases: [
        {
          version: "2026.105.7",
          digest: "uimage-old",
          releaseTimestamp: "2026-01-05T00:00:07.000Z",
          isDeprecated: true,
        },
        {
          version: "2026.1004.101500",
          digest: "uimage-new",
          releaseTimestamp: "2026-10-04T10:15:00.000Z",
          isDeprecated: false,
        },
      ],
    });
  });

  it("have one release for each moment, and none without a time", () => {
    const made = { createTime: at("2026-10-04T10:15:00Z") };
    const images = [
      image({ imageId: "uimage-b", ...made }),
      image({ imageId: "uimage-a", ...made }),
      image({ imageId: "uimage-c", createTime: undefined }),
    ];
    expect(renovateReleases(images, now).releases.map(({ digest }) => digest)).to.deep.equal(["uimage-b"]);
  });

  const stage = stageOfEachTest();

  it("are printed by list and by lock, for one zone", async () => {
    const surroundings = { environment: stage.simulator.environment, folder: stage.folder };
    const query = ["--region", "cn-bj2", "--os", "Ubuntu 22.04", "--name-regex", "^[^高]"];
    const inZone = [...query, "--zone", "cn-bj2-05"];
    const newest = stage.simulator.publish().ImageId;
    const listed = await ucloudImage(["list", ...inZone, "-o", "renovate"], surroundings);
    const { releases } = JSON.parse(listed.stdout) as { releases: { digest: string }[] };
    expect(releases.at(-1)?.digest).to.equal(newest);
    const several = await ucloudImage(["list", ...query, "-o", "renovate"], surroundings);
    expect(several).to.include({ exitCode: 64, stdout: "" });
    expect(several.stderr).to.include("Give --zone.");
    await ucloudImage(["lock", ...inZone], surroundings);
    const locked = await ucloudImage(["lock", "-o", "renovate"], surroundings);
    const [name, document] = Object.entries(JSON.parse(locked.stdout) as Record<string, typeof listed>)[0] ?? [];
    expect(name).to.match(/^cn-bj2-05 nameRegex .*, os Ubuntu 22\.04$/);
    expect(JSON.stringify(document)).to.include(`"digest":"${newest}"`);
  });
});
