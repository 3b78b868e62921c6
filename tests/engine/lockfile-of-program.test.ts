import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { getImageOutput, PinnedImage } from "../../sdk";
import { engineStageOfEachTest } from "./stage";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] } as const;
const fileName = "ucloud-images.lock.json";

describe("a program of the Automation API that runs in another folder than its engine", () => {
  const stage = engineStageOfEachTest();
  const before = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), "ucloud-image-program-"));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  const program = async () => ({
    pinned: new PinnedImage("web", web).imageId,
    looked: getImageOutput({ ...web, os: "Debian 12" }).imageId,
  });

  it("has one lockfile for its lookups and its pins, through preview, update and refresh", async () => {
    const environment = { ...stage.simulator.environment, UCLOUD_IMAGE_LOCK: "prefer" };
    const stack = await stage.open({ environment });
    await stack.preview(program);
    const locked = readFileSync(join(folder, fileName), "utf8");
    expect(locked).to.include('"os":"Ubuntu 22.04"').and.to.include('"os":"Debian 12"');
    stage.simulator.publish();
    stage.simulator.publish({ ImageName: "Debian 12.0 64位" });
    stage.simulator.resetRequests();
    await stack.up(program);
    expect(stage.simulator.requests).to.have.length(0);
    await stack.refresh();
    expect(readFileSync(join(folder, fileName), "utf8")).to.equal(locked);
    expect(existsSync(join(stack.project, fileName)), "a second file beside Pulumi.yaml").to.equal(false);
    expect(await stack.export(), "a path of this machine in the state").to.not.include(folder);
  });

  it("runs frozen on that file alone", async () => {
    const stack = await stage.open({ environment: { ...stage.simulator.environment, UCLOUD_IMAGE_LOCK: "prefer" } });
    await stack.preview(program);
    stage.simulator.resetRequests();
    stack.setEnvironment({ UCLOUD_API_BASE_URL: stage.simulator.url, UCLOUD_IMAGE_LOCK: "frozen" });
    await stack.up(program);
    expect(stage.simulator.requests).to.have.length(0);
  });
});
