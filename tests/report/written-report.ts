import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../simulator";
import { ucloudImage } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";

const zone = { region: "cn-bj2", zone: "cn-bj2-05" };

/** A page that the real executable wrote, with pins of every status but the unknown one. */
export async function writtenReport(simulator: Simulator, folder: string, ...words: string[]): Promise<string> {
  const os = (name: string) =>
    recordedPin(simulator, { ...zone, os: name, scenes: ["Featured"], allowEndOfLife: true });
  const [web, db, batch, desk] = await Promise.all(["Ubuntu 22.04", "Debian 12", "Rocky 9", "Windows 2022"].map(os));
  const legacy = { ...(await os("CentOS 7.9")), allowEndOfLife: false };
  simulator.publish({ ImageName: "Ubuntu 22.04 64位" });
  simulator.retire(String(db?.["imageId"]));
  simulator.remove(String(batch?.["imageId"]));
  const pins = { web: web ?? {}, api: web ?? {}, db: db ?? {}, batch: batch ?? {}, desk: desk ?? {}, legacy };
  writeFileSync(join(folder, "prod.json"), exportedStack("prod", pins));
  return reportFile(simulator, folder, "prod.json", "--region", zone.region, "--zone", zone.zone, ...words);
}

/** Runs `ucloud-image report`, and gives the page's file. */
export async function reportFile(simulator: Simulator, folder: string, ...words: string[]): Promise<string> {
  const { exitCode, stderr } = await ucloudImage(["report", ...words, "--html", "report.html"], {
    ...simulator,
    folder,
  });
  if (exitCode !== 0) {
    throw new Error(`The report ended with ${exitCode}: ${stderr}`);
  }
  return join(folder, "report.html");
}
