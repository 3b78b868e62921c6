import { expect } from "chai";
import { chinaDate } from "../../report/china-time";
import { scenarios } from "./scenarios";
import { openStage } from "./stage";
import { dynamicProvider, plugin, type Surface } from "./surface";

describe("The dynamic provider and the plugin, in the same stack on the real engine", () => {
  let byDynamicProvider: Map<string, Played>;
  let byPlugin: Map<string, Played>;

  // Both say how many days are left until an end, so both must play on the same day.
  before(async () => {
    let now: Date;
    do {
      now = new Date();
      byDynamicProvider = await playAll(dynamicProvider, now);
      byPlugin = await playAll(plugin, now);
    } while (chinaDate(now.getTime()) !== chinaDate(Date.now()));
  });

  for (const { name, shows } of scenarios) {
    it(`show and say the same: ${name}`, () => {
      const [expected, found] = [seenIn(byDynamicProvider, name), seenIn(byPlugin, name)];
      const text = JSON.stringify(found);
      expect(shows.test(text), `${shows} should be in ${text}`).to.equal(true);
      expect(found).to.deep.equal(expected);
    });
  }
});

/** What was seen of a scenario, or the error that kept it from being played. */
type Played = { readonly seen: unknown } | { readonly error: unknown };

async function playAll(surface: Surface, now: Date): Promise<Map<string, Played>> {
  const stage = await openStage(surface, now);
  const played = new Map<string, Played>();
  try {
    for (const { name, play } of scenarios) {
      played.set(
        name,
        await play(stage).then(
          (seen) => ({ seen }),
          (error: unknown) => ({ error }),
        ),
      );
    }
  } finally {
    await stage.close();
  }
  return played;
}

function seenIn(played: Map<string, Played>, name: string): unknown {
  const one = played.get(name);
  if (one === undefined) throw new Error(`"${name}" was not played.`);
  if ("seen" in one) return one.seen;
  throw one.error;
}
