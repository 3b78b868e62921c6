import { expect } from "chai";
import { crashAndRecover } from "./experiment";
import { crashesOf } from "./moments";

const seed = Number(process.env["CRASH_SEED"] ?? 7);
const count = Number(process.env["CRASH_COUNT"] ?? 4);

describe(`a crash during pulumi up (seed ${seed})`, () => {
  let kills = 0;

  after(() => console.log(`    ${kills} of ${count} updates were killed before they were over`));

  for (const [number, crash] of crashesOf(seed, count).entries()) {
    const { victim, pinHost, update, requests, delayMs } = crash;
    const moment = `${requests} requests and ${delayMs} ms into the ${update} update`;
    it(`${number + 1}. of the ${victim}, ${moment}, leaves each host once (pin: ${pinHost})`, async () => {
      const { killed, stack, hosts, newestImageId } = await crashAndRecover(crash);
      expect(stack.imageId).to.equal(newestImageId);
      expect(hosts.map(({ id }) => id).sort()).to.deep.equal([...stack.hostIds].sort());
      expect(hosts.map(({ imageId }) => imageId)).to.deep.equal([newestImageId, newestImageId]);
      expect(hosts.map(({ name }) => name.replace(/-[^-]*$/, "")).sort()).to.deep.equal(["db", "web"]);
      if (killed) kills += 1;
    });
  }
});
