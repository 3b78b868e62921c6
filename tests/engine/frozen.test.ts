import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { getImageOutput, PinnedImage } from "../../sdk";
import { startSimulator, type Simulator } from "../../simulator";
import { failureOf } from "../failure";
import type { Outcome } from "./outcome";
import { FailedRun, openStack, type EngineStack } from "./stack";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] } as const;

describe("a stack with a lockfile, on the real engine", () => {
  let simulator: Simulator;
  let folder: string;
  let stack: EngineStack;
  const program = async () => ({
    pinned: new PinnedImage("web", web).imageId,
    looked: getImageOutput({ ...web, os: "Debian 12" }).imageId,
  });

  before(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-frozen-"));
    stack = await openStack();
  });
  after(async () => {
    stack.close();
    rmSync(folder, { recursive: true });
    await simulator.close();
  });

  const frozen = () => ({
    UCLOUD_API_BASE_URL: simulator.url,
    UCLOUD_PROJECT_ID: simulator.environment["UCLOUD_PROJECT_ID"] ?? "",
    UCLOUD_IMAGE_LOCK: "frozen",
    UCLOUD_IMAGE_LOCK_FILE: lockfile(),
  });
  const lockfile = () => join(folder, "ucloud-images.lock.json");

  it("previews the same ids a year later under frozen, without keys and without UCloud", async () => {
    stack.setEnvironment({
      ...simulator.environment,
      UCLOUD_IMAGE_LOCK: "prefer",
      UCLOUD_IMAGE_LOCK_FILE: lockfile(),
    });
    const now = pinIn(await stack.preview(program));
    const written = readFileSync(lockfile(), "utf8");
    expect(written).to.include(now).and.to.include("Debian 12");

    simulator.publish();
    simulator.resetRequests();
    stack.setEnvironment({
      ...frozen(),
      NODE_OPTIONS: `--require ${join(__dirname, "year-later.cjs")}`,
    });
    const later = pinIn(await stack.preview(program));
    expect(later).to.equal(now);
    await stack.up(program);
    // Its maintenance ends within the year: so the clock has moved.
    expect(await stack.recorded("PinnedImage")).to.include({ imageId: now, status: "endOfLife" });
    expect(simulator.requests).to.have.length(0);
    expect(readFileSync(lockfile(), "utf8")).to.equal(written);
  });

  it("fails in preview when the lockfile has no answer, and says which command adds it", async () => {
    stack.setEnvironment(frozen());
    simulator.resetRequests();
    const unlocked = async () => ({ looked: getImageOutput({ ...web, os: "Rocky 9" }).imageId });
    const error = await failureOf(stack.preview(unlocked), FailedRun);
    expect(error.message).to.include("ucloud-image lock --os 'Rocky 9'");
    expect(simulator.requests).to.have.length(0);
  });
});

function pinIn({ steps }: Outcome): string {
  return String(steps.find(({ name }) => name === "web")?.inputs["imageId"]);
}
