import { expect } from "chai";
import { getImage } from "../../provider/lookup";
import { checkPin } from "../../provider/pin";
import { rowText } from "../../provider/pin/apply-policies";
import { startSimulator, type SimulatorOptions } from "../../simulator";
import { failureOf } from "../failure";
import { accountAt } from "../provider/account-at";
import { blocksFor, nameOf } from "./blocks";

/** The day on which the pages were printed: the catalogue's dates follow the clock. */
const now = () => new Date("2026-11-24T12:00:00Z");
const place = { region: "cn-bj2", zone: "cn-bj2-05" };

/** What is printed, by how its block begins. */
const printed: readonly [page: string, beginning: string, print: () => Promise<string>][] = [
  ["README.md", "warning: The pinned image", warningOfSuperseded],
  [
    "docs/filters.md",
    "No image matches.",
    () => messageOf({ ...place, os: "CentOS 7.6", host: { machineType: "O" } }, { now }),
  ],
];

describe("what the README and the guides show as printed", () => {
  for (const block of blocksFor("printed")) {
    it(`${nameOf(block)} is what is printed`, async () => {
      const found = printed.find(([page, begins]) => page === block.page && block.text.startsWith(begins));
      if (found === undefined) throw new Error(`Nobody prints ${nameOf(block)}.`);
      expect(onLinesAsIn(block.text, await found[2]())).to.equal(block.text);
    });
  }

  it("shows everything that is printed for it", () => {
    expect(blocksFor("printed").map(({ page }) => page)).to.have.members(printed.map(([page]) => page));
  });
});

async function messageOf(args: Readonly<Record<string, unknown>>, options: SimulatorOptions): Promise<string> {
  const simulator = await startSimulator(options);
  const account = { ...accountAt(simulator), now };
  return failureOf(getImage(account, args), Error)
    .then(({ message }) => message)
    .finally(() => simulator.close());
}

async function warningOfSuperseded(): Promise<string> {
  const simulator = await startSimulator({ images: [] });
  const publish = (ImageId: string, day: string) => {
    simulator.publish({ ImageId, Zone: place.zone, CreateTime: Date.parse(`${day}T00:00:00Z`) / 1000 });
  };
  const args = { ...place, os: "Ubuntu 22.04" };
  publish("uimage-a", "2026-05-01");
  const { inputs } = await checkPin({ ...accountAt(simulator), now }, {}, args);
  publish("uimage-b", "2026-11-20");
  const { warnings } = await checkPin({ ...accountAt(simulator), now }, inputs, args);
  await simulator.close();
  const urn = "urn:pulumi:dev::web::pulumi-nodejs:dynamic/ucloud-image:PinnedImage::web";
  return `warning: ${rowText(warnings.join("\n"), urn)}\n`;
}

/** A page breaks a long line, which a terminal does elsewhere. */
function onLinesAsIn(shown: string, text: string): string {
  const unbroken = (lines: string) => lines.replaceAll(/\s+/g, " ").trim();
  return unbroken(shown) === unbroken(text) && !text.trim().includes("\n") ? shown : `${text.trimEnd()}\n`;
}
