import { mkdtempSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { openLock } from "../../../provider/lockfile/lock";
import type { LockMode } from "../../../provider/lockfile/settings";
import { getImages } from "../../../provider/lookup";
import { defaultAccounts, startSimulator, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";

const keys = ["owner", "reader"] as const;
const projects = [undefined, "org-simulator", "org-second"] as const;
const hosts = ["here", "elsewhere"] as const;
const imageTypes = ["Base", "Custom", "Business"] as const;
const modes = ["off", "prefer", "frozen"] as const;

interface Asker {
  readonly key: (typeof keys)[number];
  readonly project: (typeof projects)[number];
  readonly host: (typeof hosts)[number];
}

/** Whether an answer that one locked may reach the other. */
function reaches(locker: Asker, asker: Asker, imageType: (typeof imageTypes)[number]): boolean {
  if (imageType === "Base") {
    return true;
  }
  const sameProject = locker.project === asker.project && (locker.project !== undefined || locker.key === asker.key);
  return locker.host === asker.host && sameProject;
}

describe("whose answers a lockfile gives", () => {
  let simulators: Record<(typeof hosts)[number], Simulator>;
  let folder: string;
  before(async () => {
    simulators = { here: await startSimulator(), elsewhere: await startSimulator() };
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-owners-"));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await Promise.all(hosts.map((host) => simulators[host].close()));
  });

  function accountOf({ key, project, host }: Asker, mode: LockMode, path: string): LookupContext {
    const pair = defaultAccounts.find(({ name }) => name === key);
    const keys = { publicKey: pair?.publicKey, privateKey: pair?.privateKey };
    const warn = () => undefined;
    const account = accountAt(simulators[host], warn, { ...keys, projectId: project, maxRetries: "0" });
    return { ...account, lock: openLock(mode, () => path, warn) };
  }

  const argumentsFor = (imageType: (typeof imageTypes)[number]) => ({
    region: "cn-bj2",
    imageType,
    ...(imageType === "Business" && { vendors: ["anybody"] }),
  });

  const requests = () => hosts.reduce((sum, host) => sum + simulators[host].requests.length, 0);

  for (const imageType of imageTypes) {
    for (const project of projects) {
      const locker: Asker = { key: "owner", project, host: "here" };
      it(`are those of its owner: ${imageType} images locked with ${project ?? "no project"}`, async () => {
        const path = join(folder, `${imageType}-${project}.json`);
        await getImages(accountOf(locker, "prefer", path), argumentsFor(imageType));
        const locked = readFileSync(path, "utf8");
        for (const asker of askers()) {
          for (const mode of modes) {
            writeFileSync(path, locked);
            hosts.forEach((host) => simulators[host].resetRequests());
            const said = await getImages(accountOf(asker, mode, path), argumentsFor(imageType)).then(
              () => "answered",
              (error: unknown) => (error instanceof Error ? error.name : ""),
            );
            const told = JSON.stringify({ locker, asker, imageType, mode });
            if (mode !== "off" && reaches(locker, asker, imageType)) {
              expect(said, told).to.equal("answered");
              expect(requests(), told).to.equal(0);
            } else {
              expect(requests() > 0, told).to.equal(mode !== "frozen");
              expect(said === "FrozenError", told).to.equal(mode === "frozen");
            }
          }
        }
      });
    }
  }
});

function askers(): Asker[] {
  return keys.flatMap((key) => projects.flatMap((project) => hosts.map((host) => ({ key, project, host }))));
}
