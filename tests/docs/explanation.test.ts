import { readFileSync } from "node:fs";
import { expect } from "chai";
import { openAccount } from "../../provider/account";
import { getImage } from "../../provider/lookup";
import { readmeFile } from "../../scripts/generate-docs";
import { startSimulator } from "../../simulator";

/** The day on which the README's explanation was printed: the catalogue's dates follow the clock. */
const now = () => new Date("2026-11-24T12:00:00Z");

describe("the README's explanation", () => {
  it("is what a lookup prints that finds nothing", async () => {
    const simulator = await startSimulator({ now });
    const settings: Record<string, string> = {
      baseUrl: simulator.url,
      publicKey: simulator.publicKey,
      privateKey: simulator.privateKey,
    };
    const account = {
      ...openAccount(
        (key) => settings[key],
        () => undefined,
      ),
      now,
    };
    const query = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.10", features: ["CloudInit"] };
    const message = await getImage(account, query)
      .catch((error: Error) => error.message)
      .finally(() => simulator.close());
    const shown = /^```\n(No image matches\.[^]*?)\n```$/m.exec(readFileSync(readmeFile, "utf8"));
    expect(shown?.[1]).to.equal(message);
  });
});
