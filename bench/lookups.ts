import { Catalogue, SharedListings } from "../provider/catalogue";
import { openAccount, type LookupContext } from "../provider/context";
import { getImage, getImages } from "../provider/lookup";
import { createClient } from "../provider/ucloud/call/client";

/** Where every row searches: the only zone in which the server has images. */
export const place = { region: "cn-bj2", zone: "cn-bj2-05" };

/** Accounts that have listed nothing yet, as at the start of a program. */
export function accountsAt(environment: Readonly<Record<string, string>>): Accounts {
  const configured: Record<string, string | undefined> = {
    baseUrl: environment["UCLOUD_API_BASE_URL"],
    publicKey: environment["UCLOUD_PUBLIC_KEY"],
    privateKey: environment["UCLOUD_PRIVATE_KEY"],
    projectId: environment["UCLOUD_PROJECT_ID"],
  };
  const open = () =>
    openAccount(
      (key) => configured[key],
      () => undefined,
    );
  const { settings } = open();
  const connected = createClient(settings);
  return {
    fresh: open,
    connected() {
      const catalogue = new Catalogue(new SharedListings(connected), { startedAt: performance.now() });
      return { ...open(), catalogue: () => catalogue };
    },
  };
}

export interface Accounts {
  /** Opens its connections first. */
  readonly fresh: () => LookupContext;
  /** Uses a connection that earlier lookups left open. */
  readonly connected: () => LookupContext;
}

export function oneLookup(account: LookupContext): Promise<unknown> {
  return getImage(account, { ...place, os: "Ubuntu 22.04", imageName: "Ubuntu*" });
}

/** Runs 25 lookups at once, each with its own filter. */
export function differentLookups(account: LookupContext): Promise<unknown> {
  const lookups = systems.flatMap((os) => demands.map((demand) => getImages(account, { ...place, os, ...demand })));
  return Promise.all(lookups);
}

const systems = ["Ubuntu", "Ubuntu 22.04", "CentOS", "Debian", "Windows"];
const demands = [
  { features: ["CloudInit"] },
  { nameRegex: "64" },
  { minAgeDays: 30 },
  { orderBy: "osVersion" },
  { allowEndOfLife: true, maxSizeGb: 40 },
];
