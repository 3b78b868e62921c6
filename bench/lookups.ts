import { openAccount } from "../provider/account";
import { Catalogue } from "../provider/catalogue";
import { getImage, getImages, type Account } from "../provider/lookup";
import { createClient } from "../provider/ucloud/client";

/** Where every row searches: the one zone that the server has images in. */
export const place = { region: "cn-bj2", zone: "cn-bj2-05" };

/** Accounts of which each has yet to list anything, as at the start of a program. */
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
      const catalogue = new Catalogue(connected);
      return { ...open(), catalogue: () => catalogue };
    },
  };
}

export interface Accounts {
  /** With connections yet to open. */
  readonly fresh: () => Account;
  /** With a connection that earlier lookups left open. */
  readonly connected: () => Account;
}

export function oneLookup(account: Account): Promise<unknown> {
  return getImage(account, { ...place, os: "Ubuntu 22.04", imageName: "Ubuntu*" });
}

/** 25 lookups at once, no two of which have the same filter. */
export function differentLookups(account: Account): Promise<unknown> {
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
