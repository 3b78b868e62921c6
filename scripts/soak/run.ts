import { openAccount, type LookupContext } from "../../provider/context";
import { getImages } from "../../provider/lookup";
import { checkPin } from "../../provider/pin";
import regions from "../../simulator/data/regions.json";

/** How many lookups run at once, as in a large stack. */
const atOnce = 50;

const places = regions.flatMap(({ region, zones }) => zones.map((zone) => ({ region, zone })));
const kinds = [{}, { imageType: "Custom" }, { imageType: "Business", vendors: ["UCloud"] }, { funcTypes: ["uhost"] }];

/** Runs one program with its own account: lookups in changing places, and checks of pins. */
export async function runProgram(lookups: number, pinChecks: number): Promise<void> {
  const account = openAccount(
    () => undefined,
    () => undefined,
  );
  await together(lookups, (number) => {
    const place = places[number % places.length] ?? {};
    const kind = kinds[Math.floor(number / places.length) % kinds.length] ?? {};
    return getImages(account, { ...place, ...kind });
  });
  await together(pinChecks, (number) => check(account, number));
}

async function check(account: LookupContext, number: number): Promise<void> {
  const os = number % 2 === 0 ? "Ubuntu 22.04" : "CentOS 7";
  const args = { region: "cn-bj2", zone: "cn-bj2-05", os, features: ["CloudInit"] };
  const made = await checkPin(account, {}, args);
  const again = await checkPin(account, made.inputs, args);
  // A pin is kept with a warning when UCloud could not be asked. That is no error, but here it counts as a failure.
  const unseen = again.warnings.find((warning) => warning.startsWith("Could not look"));
  if (unseen !== undefined || again.problems.length > 0) throw new Error(unseen ?? again.problems[0]?.reason);
}

async function together(count: number, work: (number: number) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < count; start += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - start) }, (_, index) => work(start + index)));
  }
}
