import { createHash } from "node:crypto";

/** One key pair and what it may do. */
export interface Account {
  /** How tests and the control interface call it; UCloud never sees it. */
  readonly name: string;
  /** What UCLOUD_PUBLIC_KEY is set to. */
  readonly publicKey: string;
  /** What UCLOUD_PRIVATE_KEY is set to; the signature of every request is checked with it. */
  readonly privateKey: string;
  /** Makes these temporary credentials: every request must carry this SecurityToken. */
  readonly securityToken?: string;
  /** The first is the default project. */
  readonly projects: readonly [string, ...string[]];
  /** A sub-account must name its project. Default: false. */
  readonly subAccount?: boolean;
  /** The actions that IAM allows. Default: all. */
  readonly actions?: readonly string[];
  /** The zones that it may use. Default: all. */
  readonly zones?: readonly string[];
  /** Its IP allow list does not have the caller. Default: false. */
  readonly addressRefused?: boolean;
  /** Its security lock is on. Default: false. */
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

// Not a secret of anybody: the same in every simulator, so that a test may print it in its expectations.
function digest(text: string): string {
  return createHash("sha1").update(`ucloud simulator ${text}`).digest("hex");
}
