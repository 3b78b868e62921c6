import { createHash } from "node:crypto";

/** One key pair and what it may do. */
export interface Account {
  /** Its name in tests and in the control interface. UCloud has no such name. */
  readonly name: string;
  /** The value for UCLOUD_PUBLIC_KEY. */
  readonly publicKey: string;
  /** The value for UCLOUD_PRIVATE_KEY. The simulator checks every signature with it. */
  readonly privateKey: string;
  /** Makes these temporary credentials: every request must carry this SecurityToken. */
  readonly securityToken?: string;
  /** The first is the default project. */
  readonly projects: readonly [string, ...string[]];
  /** Whether each request must name its project, as a sub-account's must. Default: false. */
  readonly subAccount?: boolean;
  /** The actions that IAM allows. Default: all. */
  readonly actions?: readonly string[];
  /** The zones that it may use. Default: all. */
  readonly zones?: readonly string[];
  /** Whether its IP allow list refuses the caller. Default: false. */
  readonly addressRefused?: boolean;
  /** Whether its security lock is on. Default: false. */
  readonly securityLocked?: boolean;
}

/** The project that every account of a simulator may use. */
export const DEFAULT_PROJECT = "org-simulator";

/** The accounts that every simulator has; the first is the one of `Simulator.publicKey`. */
export const defaultAccounts: readonly [Account, ...Account[]] = [
  { ...keyPair("owner"), projects: [DEFAULT_PROJECT, "org-second"] },
  { ...keyPair("sub-account"), projects: [DEFAULT_PROJECT], subAccount: true },
  { ...keyPair("reader"), projects: [DEFAULT_PROJECT], actions: ["DescribeImage", "DescribeUHostInstance"] },
  { ...keyPair("nobody"), projects: [DEFAULT_PROJECT], actions: [] },
  { ...keyPair("one-zone"), projects: [DEFAULT_PROJECT], zones: ["cn-bj2-05"] },
  { ...keyPair("stranger"), projects: [DEFAULT_PROJECT], addressRefused: true },
  { ...keyPair("locked"), projects: [DEFAULT_PROJECT], securityLocked: true },
  { ...keyPair("temporary"), projects: [DEFAULT_PROJECT], securityToken: digest("security token") },
];

function keyPair(name: string): Pick<Account, "name" | "publicKey" | "privateKey"> {
  return { name, publicKey: `simulator-${name}@example.com${digest(`public ${name}`)}`, privateKey: digest(name) };
}

// Not a secret: it is the same in every simulator, so tests may expect it in what they print.
function digest(text: string): string {
  return createHash("sha1").update(`ucloud simulator ${text}`).digest("hex");
}
